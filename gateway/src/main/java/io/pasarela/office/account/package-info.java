/** What somebody does about his own way in. */
@NullMarked
package io.pasarela.office.account;

import org.jspecify.annotations.NullMarked;
