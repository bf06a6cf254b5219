<?php
while (($line = fgets(STDIN)) !== false) {
    $value = json_decode($line, true, 16, JSON_THROW_ON_ERROR);
    echo json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
}
