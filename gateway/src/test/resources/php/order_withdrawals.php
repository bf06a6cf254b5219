<?php
// Writes orders as a merchant's PHP would sign and send them, one JSON object a line.
// Arguments: how many, and a seed.
mt_srand((int) $argv[2]);

function text(int $max): string {
    $curious = ['0', '1', 'a', 'Z', ' ', ':', '/', '"', '\\', '<', '&', '+', '%', "'", 'ñ', 'é',
        'Ω', '😀', "\u{FFFD}", "\u{200B}", "\u{A0}", '-', '.', '_'];
    $text = '';
    for ($i = mt_rand(1, $max); $i > 0; $i--) {
        $text .= $curious[mt_rand(0, count($curious) - 1)];
    }
    return $text;
}

function plain(int $max): string {
    return str_replace(':', '', text($max)) . 'x';
}

function flat($value): string {
    if (!is_array($value)) return (string) $value;
    ksort($value);
    return implode(':', array_map('flat', $value));
}

for ($i = 0; $i < (int) $argv[1]; $i++) {
    $amount = mt_rand(1000, 5000000);
    $order = [
        'payment_system' => 'itau_ml',
        'amount' => [$amount, (string) $amount, (float) $amount, $amount . '.00'][mt_rand(0, 3)],
        'currency_code' => 'PYG',
        'label' => text(40),
        'account_number' => (string) mt_rand(1000000, 999999999),
        'account_name' => plain(40),
        'is_test' => [true, false, 0, 1, '0', '1', 'true', 'false'][mt_rand(0, 7)],
    ];
    if (mt_rand(0, 3)) $order['withdrawal_id'] = 'php-' . $i;
    if (mt_rand(0, 1)) $order['comment'] = text(80);
    if (mt_rand(0, 1)) $order['account_email'] = 'a' . $i . '@b.example';
    if (mt_rand(0, 1)) $order['payments_details'] = [[], new stdClass(), null][mt_rand(0, 2)];
    if (mt_rand(0, 1)) $order['bank_details'] = [
        ['branch_code' => plain(5), 'bank_code' => plain(5)], ['bank_code' => null], [],
    ][mt_rand(0, 2)];
    $signed = array_map(fn($value) => $value instanceof stdClass ? [] : $value, $order);
    $order['signature'] = sha1('demo_private_key' . md5(flat($signed)));
    $flags = mt_rand(0, 1) ? JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES : 0;
    echo json_encode($order, $flags | (mt_rand(0, 1) ? JSON_PRESERVE_ZERO_FRACTION : 0)), "\n";
}
