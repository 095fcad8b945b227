"""What hostile or careless cells may hold, for the tests of the whole way from a CSV to what a reader meets."""

from __future__ import annotations

import csv
import io

#: Each sets ``window.pwned`` where it runs, is a template where it is rendered, or breaks what is fragile.
PAYLOADS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "</SCRIPT\t><ScRiPt>window.pwned=1</sCrIpT>",
    "<!--<script>window.pwned=1</script>-->",
    "--><script>window.pwned=1</script><!--",
    "]]><script>window.pwned=1</script>",
    "<![CDATA[<script>window.pwned=1</script>]]>",
    "</title><script>window.pwned=1</script>",
    "</textarea><script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "</noscript><script>window.pwned=1</script>",
    "</template><script>window.pwned=1</script>",
    "</svg><script>window.pwned=1</script>",
    "</h3></li></ol><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '"><img src=x onerror=window.pwned=1>',
    "'><img src=x onerror=window.pwned=1>",
    "<img src=`x`onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>",
    "<svg><script>window.pwned=1</script></svg>",
    "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:window.pwned=1><text>x</text></a></svg>",
    "<math><mtext></mtext><mglyph><svg><mtext><textarea><a title='</textarea><img src=x onerror=window.pwned=1>'>",
    "<iframe src=javascript:window.pwned=1></iframe>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<object data=javascript:window.pwned=1></object>",
    "<embed src=javascript:window.pwned=1>",
    "<body onload=window.pwned=1>",
    "<details open ontoggle=window.pwned=1>",
    "<input autofocus onfocus=window.pwned=1>",
    "<video><source onerror=window.pwned=1></video>",
    "<marquee onstart=window.pwned=1>x</marquee>",
    "<a href=javascript:window.pwned=1>x</a>",
    "<form action=javascript:window.pwned=1><button>x</button></form>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>*{display:none!important}</style>",
    "<div style=position:fixed;inset:0;background:red>x</div>",
    '" onmouseover="window.pwned=1" x="',
    "' onfocus='window.pwned=1' autofocus x='",
    "` onclick=window.pwned=1 `",
    "';window.pwned=1;'",
    '";window.pwned=1;"',
    "\\';window.pwned=1;//",
    '\\";window.pwned=1;//',
    "`${window.pwned=1}`",
    "${window.pwned=1}",
    "{{7*7}}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% for x in range(9999999) %}x{% endfor %}",
    "{% raw %}{% endraw",
    "{# never closed",
    "{{ this.get_name() }} {{ kwargs }}",
    "{0.__class__} {} %s %(name)s %n",
    "#{7*7} <%= 7*7 %> ${7*7} @(7*7)",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "&#60;script&#62;window.pwned=1&#60;/script&#62;",
    "&amp;amp; &nbsp; &notanentity; &#0; &#xD800;",
    "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
    "javascript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    '=HYPERLINK("https://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1-2 -1+2 =1+1",
    "__proto__ constructor toString hasOwnProperty",
    "_0123456789abcdef0123456789abcdef folium_map_1 page_data map_list @policy@",
    "\u200dzero\u200cwidth\u200djoiners",
    "a\u0301\u0302\u0303\u0304\u0305" * 12,
    "𝕊𝕔𝕣𝕚𝕡𝕥 ＜script＞window.pwned=1＜/script＞ ﹤b﹥",
    "İıſKﬁ ẞß ﷺ 👩‍👩‍👧 🏴‍☠️",
    "line\u2028separator\u2029paragraph",
    "../../../etc/passwd %2e%2e%2f %00 %0d%0aSet-Cookie:x",
    "'; DROP TABLE record; -- \" OR 1=1",
)

#: What an address may carry: no spaces, quotes, angle brackets and backslashes come through the reader.
ADDRESS_PAYLOADS = (
    "https://example.org/{{7*7}}",
    "https://example.org/{%raw%}",
    "https://example.org/'onmouseover='window.pwned=1",
    "https://example.org/`${window.pwned=1}`",
    "https://example.org/?a=1&lt;b&amp;c=%3Cscript%3Ewindow.pwned=1%3C/script%3E",
    "https://example.org/javascript:window.pwned=1",
    "https://example.org/#%3C/script",
    "https://example.org/*/window.pwned=1/*",
    "https://example.org/]]%3E--%3E",
    "https://ex\u0430mple.org/cyrillic",
)

COLUMNS = (
    "place within source_url source_title publisher archive_url note event arrests latitude longitude uncertainty_km"
).split()


def hostile_csv(payloads: tuple[str, ...] = PAYLOADS) -> str:
    """One located row for each payload, which stands in every text column, and one row for each hostile address."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for i, payload in enumerate(payloads):
        url = ADDRESS_PAYLOADS[i % len(ADDRESS_PAYLOADS)]
        at = (round(43.0 + 0.1 * (i % 80), 3), round(-1.0 + 0.5 * (i % 13), 3), 40 + i // 80)
        writer.writerow((payload, "", url, payload, payload, url, payload, payload, 1 + i, *at))
    writer.writerow((payloads[0], payloads[1], ADDRESS_PAYLOADS[0], *payloads[:2], "", *payloads[:2], 1, "", "", ""))
    return target.getvalue()
