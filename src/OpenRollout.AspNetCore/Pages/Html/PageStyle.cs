using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>The style of the pages, and the content security policy that allows only this style.</summary>
internal static class PageStyle
{
    private const string Css =
        """
        :root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#dde2e8;--paper:#fff;--shade:#f5f7f9;--good:#1a7f4b;--warn:#9a6200;--bad:#b3261e;--accent:#2f5fd0}
        @media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#9aa5b3;--line:#2e3641;--paper:#14181d;--shade:#1b2027;--good:#55c48a;--warn:#e0a94a;--bad:#ff8a80;--accent:#86a8ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem 4rem}
        h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.5rem 0 .75rem}
        a{color:var(--accent)}p{margin:.2rem 0}
        code,pre,.key{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
        .key{font-weight:600;overflow-wrap:anywhere}
        .soft{color:var(--soft);font-size:.875rem}
        .pill{display:inline-block;padding:0 .6em;border:1px solid currentColor;border-radius:1em;font-size:.8rem;font-weight:600;vertical-align:.15em}
        .good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
        dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem 1.5rem;margin:1rem 0;padding:1rem;background:var(--shade);border-radius:.5rem}
        dt{color:var(--soft);font-size:.8rem}dd{margin:0;overflow-wrap:anywhere}
        .problem{margin:.5rem 0;padding:.5rem .75rem;border-left:3px solid var(--bad);background:var(--shade);overflow-wrap:anywhere}
        .decision{margin:.5rem 0;padding:.5rem .75rem;border-left:3px solid var(--warn);background:var(--shade);overflow-wrap:anywhere}
        .hold{color:var(--warn);font-weight:700}.closed{opacity:.4}
        table{width:100%;border-collapse:collapse}
        th{text-align:left;color:var(--soft);font-size:.8rem;font-weight:500}
        th,td{padding:.6rem .75rem .6rem 0;border-bottom:1px solid var(--line);vertical-align:top}
        td:first-child{width:30%}td:nth-child(2){overflow-wrap:anywhere}
        .who{margin:0 0 .35rem;padding:0;list-style:none}.who li{padding-left:1rem;text-indent:-1rem}
        summary{color:var(--soft);font-size:.875rem;cursor:pointer}
        .day{white-space:nowrap}
        .dots{letter-spacing:.15em;color:var(--accent)}
        .muted{color:var(--soft)}
        .watched,.watched>td{border:0}.watch>td{padding:0 0 .75rem}
        .guardrails{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:.75rem}
        .guardrail{padding:.5rem .75rem .6rem;background:var(--shade);border-radius:.5rem;overflow-wrap:anywhere}
        .guardrail>p{font-size:.9375rem}.guardrail>.soft{font-size:.875rem}
        .meter{display:block;width:100%;height:.9rem;margin:.1rem 0 .3rem}
        .track{fill:var(--line)}.fill{fill:currentColor}.mark{fill:var(--ink)}
        .chart{display:block;width:100%;max-width:32rem;height:auto;margin:.5rem 0;overflow:visible}
        .chart text{fill:var(--soft);font-size:11px}
        .area{fill:currentColor;opacity:.15}.line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
        .base{stroke:var(--line)}.threshold{stroke:var(--ink);stroke-dasharray:4 3}
        .history{font-size:.8125rem;font-variant-numeric:tabular-nums}.history td,.history th{padding:.15rem .75rem .15rem 0;width:auto}
        form{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;align-items:end}
        label span{display:block;color:var(--soft);font-size:.8rem}
        input,select{width:100%;padding:.45rem .6rem;border:1px solid var(--line);border-radius:.375rem;background:var(--paper);color:inherit;font:inherit;height:2.6rem}
        button{padding:.5rem 1.25rem;border:0;border-radius:.375rem;background:var(--accent);color:var(--paper);font:inherit;font-weight:600;cursor:pointer}
        .explanation{margin:0 0 1.25rem;padding:.75rem 1rem;background:var(--shade);border-radius:.5rem;overflow-wrap:anywhere}
        .explanation p{padding-left:1rem}.explanation p:first-child{padding:0;font-weight:600}.explanation .step{padding-left:2.25rem;font-size:.9375rem}
        @media(max-width:40rem){thead{display:none}tr{display:block;padding:.75rem 0;border-bottom:1px solid var(--line)}td{display:block;border:0;padding:.1rem 0}td:first-child{width:auto}td:empty{display:none}.history thead{display:table-header-group}.history tr{display:table-row;padding:0}.history td{display:table-cell}}
        """;

    /// <summary>Gets the policy: no scripts, images or external content; the style is allowed by its hash.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Write(HtmlText html) => html.WriteStyle(Css);
}
