namespace Avow.Policy.Notices;

/// <summary>The style of a notice that stands by itself: paper, ink and one blue; light, dark and print.</summary>
internal static class NoticeStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--paper:#fcfbf8;--raised:#fff;--ink:#1d2126;--soft:#4c535b;--rule:#d9d6cf;--blue:#1f4e9c}
        @media(prefers-color-scheme:dark){:root{--paper:#15181c;--raised:#1d2126;--ink:#eceae4;--soft:#b3b8bf;--rule:#3a4047;--blue:#9dbcf5}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:62rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
        h1,h2,h3,#section\.promises p{font-family:Charter,Georgia,serif;font-weight:500}
        h1{font-size:clamp(1.875rem,1.4rem + 2vw,2.75rem);line-height:1.15;max-width:24ch;margin:0 0 1.5rem}
        h2{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}h3{font-size:1.1875rem;line-height:1.3;margin:0 0 .5rem}
        section{padding-top:2rem;max-width:40rem;overflow-wrap:break-word}p{margin:0 0 .625rem}
        #section\.promises p{font-size:1.1875rem;line-height:1.5}.fine{color:var(--soft);font-size:.9375rem;line-height:1.5}
        section b{font-weight:inherit;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.25em;text-decoration-color:var(--blue)}
        .apart{margin-top:2rem;padding:1.25rem;background:var(--raised);border:1px solid var(--blue);border-radius:10px}
        nav{max-width:40rem;border:solid var(--rule);border-width:1px 0;padding:.75rem 0;font-size:.9375rem}
        nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 1.5rem}nav a{display:inline-block;padding:.375rem 0;min-height:1.5rem}
        a{color:var(--blue)}a:focus-visible,.scroll:focus-visible,:target{outline:2px solid var(--blue);outline-offset:2px}:target{scroll-margin-top:1rem;outline-offset:.375rem}
        #section\.cookies,#section\.recipients{max-width:none}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9375rem}
        th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--rule)}tbody th{font-weight:600}thead th{color:var(--soft);font-weight:500}
        @media(max-width:44rem){thead{position:absolute;clip-path:inset(50%)}table,tbody,tr,th,td{display:block}tr{padding:.625rem 0;border-bottom:1px solid var(--rule)}
        th,td{border:0;padding:.0625rem 0}td[data-l]::before{content:attr(data-l) ": ";color:var(--soft)}}
        @media(min-width:62rem){body{display:grid;grid-template-columns:14rem minmax(0,1fr);column-gap:3rem}header{grid-column:1/-1}
        nav{align-self:start;position:sticky;top:1.5rem;border:0;padding:2rem 0 0}nav ol{display:block}}
        @page{margin:18mm 16mm}
        @media print{:root{color-scheme:light;--paper:#fff;--raised:#fff;--ink:#000;--soft:#333;--rule:#999;--blue:#000}body{display:block;padding:0;max-width:none;font-size:10pt;line-height:1.4}
        nav{display:none}h1{font-size:20pt}h2{font-size:14pt}h3{font-size:11.5pt}section{max-width:none;padding-top:10pt}.fine{font-size:9pt}#section\.promises p{font-size:11pt}
        h2,h3{break-after:avoid}p,tr,.apart{break-inside:avoid}a{text-decoration:none}}
        """;
}
