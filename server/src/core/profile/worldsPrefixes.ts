/** Names with a number behind them that belong to the world: no workspace's own IDs begin like this. */
export const WORLDS_PREFIXES: readonly string[] = [
  ...['UTF', 'UCS', 'SHA', 'MD', 'AES', 'RSA', 'DES', 'CRC', 'BLAKE', 'ED', 'HMAC', 'HS', 'RS', 'ES', 'TLS', 'SSL'],
  ...['ISO', 'RFC', 'IEC', 'IEEE', 'ANSI', 'ECMA', 'ITU', 'NIST', 'FIPS', 'SP', 'WCAG', 'OWASP', 'ASVS', 'PCI', 'SOC'],
  ...['EIP', 'ERC', 'BIP', 'SLIP', 'KEP', 'PEP', 'JEP', 'JSR', 'CIP', 'TIP', 'XEP', 'AIP', 'CVE', 'CWE', 'GHSA'],
  ...['HTTP', 'HTTPS', 'IPV', 'TCP', 'UDP', 'PORT', 'GPT', 'GPL', 'LGPL', 'AGPL', 'MPL', 'BSD', 'CC', 'UUID', 'BASE'],
  ...['ASCII', 'LATIN', 'CP', 'KOI', 'ISBN', 'ISSN', 'DIN', 'EN', 'A', 'B', 'H', 'MP', 'USB', 'COVID', 'LTS', 'MVP'],
  ...['INT', 'UINT', 'FLOAT', 'X', 'V', 'P', 'Q', 'S', 'FY', 'CY', 'GH', 'PR', 'ISSUE', 'CLAUDE', 'GEMINI', 'LLAMA'],
];
