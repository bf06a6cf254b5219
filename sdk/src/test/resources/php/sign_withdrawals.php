<?php
// One JSON request a line in, its signature out: written from the wire contract alone.

function as_text($value): string
{
    if (is_array($value)) {
        if (!array_is_list($value)) {
            ksort($value, SORT_STRING);
        }
        return implode(':', array_map('as_text', $value));
    }
    return (string) $value;
}

while (($line = fgets(STDIN)) !== false) {
    $request = json_decode($line, true, 16, JSON_THROW_ON_ERROR);
    echo sha1('private' . md5(as_text($request))), "\n";
}
