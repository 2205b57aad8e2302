import { describe, expect, test } from 'vitest'
import { readNetwork } from './network'

describe('an entry', () => {
  test.each<[string, string, string]>([
    ['an address', '10.0.0.1', '10.0.0.1'],
    ['an IPv6 address', '2001:0DB8:0:0::1', '2001:db8::1'],
    ['an IPv4-mapped address', '::ffff:10.0.0.1', '10.0.0.1'],
    ['a range', '10.0.0.1 - 10.0.0.9', '10.0.0.1-10.0.0.9'],
    ['a range without blanks', '10.0.0.1-10.0.0.9', '10.0.0.1-10.0.0.9'],
    ['a range with the dash of a word processor', '10.0.0.1 – 10.0.0.9', '10.0.0.1-10.0.0.9'],
    ['an IPv6 range', '2001:db8::1 - 2001:DB8::f', '2001:db8::1-2001:db8::f'],
    ['a range whose end is IPv4-mapped', '10.0.0.1 - ::ffff:10.0.0.9', '10.0.0.1-10.0.0.9'],
    [
      'the whole of IPv6 as a range',
      '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ],
    ['a network', '10.0.0.0/8', '10.0.0.0/8'],
    ['an IPv6 network', '2001:0db8::/32', '2001:db8::/32'],
    ['an IPv4-mapped network', '::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['all IPv4-mapped addresses', '::ffff:0:0/96', '0.0.0.0/0'],
    ['everything', '::/0', '::/0'],
    ['a network of one address', '10.0.0.1/32', '10.0.0.1'],
    ['an IPv6 network of one address', '::1/128', '::1'],
  ])('may be %s', (_what, entry, text) => {
    expect(readNetwork(entry)).toMatchObject({ text })
  })

  test.each<[string, string]>([
    ['192.0.2.300', '“192.0.2.300” is not an IP address.'],
    ['localhost', '“localhost” is not an IP address.'],
    ['10.0.0.1 10.0.0.2', '“10.0.0.1 10.0.0.2” contains a space; separate entries with commas or new lines.'],
    ['10.0.0.0/8 ::/0', '“10.0.0.0/8 ::/0” contains a space; separate entries with commas or new lines.'],
    ['127.1', '“127.1” is a short form; write all four numbers of the address.'],
    ['2130706433', '“2130706433” is a short form; write all four numbers of the address.'],
    ['010.0.0.1', '“010.0.0.1” has a number with a leading zero; write it without.'],
    ['10.0.0.01', '“10.0.0.01” has a number with a leading zero; write it without.'],
    ['::ffff:10.0.00.1', '“::ffff:10.0.00.1” has a number with a leading zero; write it without.'],
    ['0x7f.0.0.1', '“0x7f.0.0.1” is written in hexadecimal; write four decimal numbers, such as 10.0.0.1.'],
    ['10.0.0.1:443', '“10.0.0.1:443” has brackets or a port; write the address alone.'],
    ['2001:443', '“2001:443” is not an IP address.'],
    ['[::1]:443', '“[::1]:443” has brackets or a port; write the address alone.'],
    ['fe80::1%eth0', '“fe80::1%eth0” names an interface after “%”; write the address without it.'],
    ['10.0.0.*', '“10.0.0.*” has a wildcard; write a network such as 10.0.0.0/24, or a range.'],
    ['::10.0.0.1', '“::10.0.0.1” is a deprecated form; write the IPv4 address alone.'],
    ['10.0.0.1\u200b', '“10.0.0.1\ufffd” is not an IP address.'],
    ['01.'.repeat(5000), `“${'01.'.repeat(33)}0…” is not an IP address.`],
    ['x'.repeat(200), `“${'x'.repeat(100)}…” is not an IP address.`],

    ['10.0.0.9 - 10.0.0.1', '“10.0.0.9 - 10.0.0.1” ends before it starts.'],
    ['10.0.0.1 - 10.0.0.1', '“10.0.0.1 - 10.0.0.1” is a single address; write it without the hyphen.'],
    [
      '10.0.0.1 - ::ffff:a00:1',
      '“10.0.0.1 - ::ffff:a00:1” is a single address; write it without the hyphen.',
    ],
    ['10.0.0.1 -', '“10.0.0.1 -” is not a range of addresses: there is no address after the hyphen.'],
    ['-10.0.0.1', '“-10.0.0.1” is not a range of addresses: there is no address before the hyphen.'],
    ['-', '“-” is not a range of addresses: there is no address before the hyphen.'],
    [
      '1.1.1.1-2.2.2.2-3.3.3.3',
      '“1.1.1.1-2.2.2.2-3.3.3.3” is not a range of addresses: it has more than one hyphen.',
    ],
    ['10.0.0.1 - ::1', '“10.0.0.1 - ::1” is not a range of addresses: one end is IPv4 and the other IPv6.'],
    [
      '::ffff:10.0.0.1 - ::ffff:1:0:0',
      '“::ffff:10.0.0.1 - ::ffff:1:0:0” is not a range of addresses: one end is IPv4 and the other IPv6.',
    ],
    [
      '::/0 - 1.2.3.4',
      '“::/0 - 1.2.3.4” is not a range of addresses: “::/0” is a network, and a range has an address at each end.',
    ],
    [
      '10.0.0.1 - 10.9',
      '“10.0.0.1 - 10.9” is not a range of addresses: “10.9” is a short form; write all four numbers of the address.',
    ],

    ['10.0.0.0/33', '“10.0.0.0/33” has an invalid prefix length; use a number from 0 to 32 after the slash.'],
    ['10.0.0.0/', '“10.0.0.0/” has an invalid prefix length; use a number from 0 to 32 after the slash.'],
    ['10.0.0.0/08', '“10.0.0.0/08” has an invalid prefix length; use a number from 0 to 32 after the slash.'],
    [
      '10.0.0.0/255.0.0.0',
      '“10.0.0.0/255.0.0.0” has an invalid prefix length; use a number from 0 to 32 after the slash.',
    ],
    ['::/129', '“::/129” has an invalid prefix length; use a number from 0 to 128 after the slash.'],
    [
      '::ffff:10.0.0.0/64',
      '“::ffff:10.0.0.0/64” has an invalid prefix length; use a number from 96 to 128 after the slash.',
    ],
    ['10.0/8', '“10.0/8” is not a network: “10.0” is a short form; write all four numbers of the address.'],
    ['/8', '“/8” is not a network: there is no address before the slash.'],
    [
      '10.0.0.5/8',
      '“10.0.0.5/8” has an address that is not the first of its network; write 10.0.0.0/8 for the network or 10.0.0.5 for the address.',
    ],
    [
      '2001:db8::1/64',
      '“2001:db8::1/64” has an address that is not the first of its network; write 2001:db8::/64 for the network or 2001:db8::1 for the address.',
    ],
  ])('“%s” is refused with a message that quotes it', (entry, problem) => {
    expect(readNetwork(entry)).toEqual({ problem })
  })
})
