<?php
// Checks postbacks as merchants do, one JSON body a line. Arguments: access key, private key.
// The second check is stricter than theirs: our bytes must be PHP's own, not just lead to its hash.
$flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;
[, $access, $private] = $argv;
$good = 0;
while (($line = fgets(STDIN)) !== false) {
    $body = rtrim($line, "\n");
    $postback = json_decode($body, true, 512, JSON_THROW_ON_ERROR);
    $text = json_encode($postback['additional_data'], $flags);
    if ($postback['access_key'] !== $access
            || $postback['signature'] !== sha1($access . $private . md5($text))
            || !str_ends_with($body, '"additional_data":' . $text . '}')) {
        echo 'bad: ', $body, "\n";
        exit(1);
    }
    $good++;
}
echo $good, "\n";
