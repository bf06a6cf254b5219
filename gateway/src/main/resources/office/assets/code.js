// The code of a link stands behind #, where no server and no log sees it.
"use strict";
{
  const field = document.getElementById("code");
  if (field.value === "" && location.hash.length > 1) {
    field.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname);
    document.getElementById("password").focus();
  }
}
