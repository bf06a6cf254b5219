<?php
while (($line = fgets(STDIN)) !== false) {
    echo json_encode(json_decode($line, true, 16, JSON_THROW_ON_ERROR)), "\n";
}
