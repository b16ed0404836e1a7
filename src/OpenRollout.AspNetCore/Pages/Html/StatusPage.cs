using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes the page with the status of all flags.</summary>
internal static class StatusPage
{
    public static string Write(StatusReport report, IReadOnlyList<ExplanationForm> forms, string address) => PageLayout.Write("Rollout", html =>
    {
        if (report.Providers.Count == 0)
        {
            html.Write($"<h1>Rollout</h1><p>No provider is registered. Call <code>AddOpenRolloutProvider</code>.</p>");
        }

        foreach (var provider in report.Providers)
        {
            WriteProvider(html, provider, report.At);
            WriteFlags(html, provider);
            html.Write($"""<h2>Explain the values of a user</h2><p class="soft">The form is sent with POST, so that the user does not appear in access logs. Attributes that you leave empty are absent.</p>""");
            forms.First(form => form.Domain == provider.Domain).Write(html, address);
        }

        html.Write($"""<p class="soft"><br>{PageText.FormatTime(report.At)} · <a href="{address}/status.json">JSON</a> · This page is read-only. To change a flag, edit the manifest or the overlay.</p>""");
    });

    private static void WriteProvider(HtmlText html, ProviderStatusReport provider, DateTimeOffset now)
    {
        html.Write($"<h1>Rollout");
        if (provider.Domain is { } domain)
        {
            html.Write($": {domain}");
        }

        html.Write($""" <span class="pill {ClassOf(provider.State)}">{LabelOf(provider.State)}</span></h1><dl>""");
        WriteFact(html, "environment", provider.Environment is { } environment ? environment + (provider.HasOverlay ? "" : " (manifest alone)") : null);
        WriteFact(html, "manifest", provider.Version is { } version ? $"version {version}" : "none");
        WriteFact(html, "source", provider.Source ?? "set by the application");
        WriteFact(html, "served since", PageText.FormatTime(provider.ServedSince));
        WriteFact(html, "last confirmed", provider.ConfirmedAt is { } at ? $"{PageText.FormatSpan(now - at)} ago" : "never");
        WriteFact(html, "stale since", PageText.FormatTime(provider.StaleSince));
        html.Write($"</dl>");
        foreach (var problem in provider.Problem is { } outage && !provider.Problems.Contains(outage) ? [outage, .. provider.Problems] : provider.Problems)
        {
            html.Write($"""<p class="problem"><code>{problem}</code></p>""");
        }

        DecisionMarkup.Write(html, provider);
    }

    private static void WriteFact(HtmlText html, string name, string? fact)
    {
        if (fact is not null)
        {
            html.Write($"<div><dt>{name}</dt><dd>{fact}</dd></div>");
        }
    }

    private static void WriteFlags(HtmlText html, ProviderStatusReport provider)
    {
        var flags = provider.Flags;
        html.Write($"<h2>{flags.Count} {(flags.Count == 1 ? "flag" : "flags")}</h2><table><thead><tr><th>flag</th><th>stage</th><th>age</th><th>owner</th></tr></thead><tbody>");
        foreach (var flag in flags)
        {
            html.Write($"""<tr class="{(flag.Guardrails.Count > 0 ? "watched" : "plain")}"><td><span class="key">{flag.Key}</span><p class="soft">{flag.Description}</p></td><td>""");
            StageMarkup.Write(html, flag, provider.HasOverlay ? provider.Environment : null);
            FlagMarkup.Write(html, flag);
            html.Write($"</td><td>{(flag.AgeDays is { } days ? PageText.FormatDays(days) : "")}");
            if (flag.Since is { } since)
            {
                html.Write($"""<p class="soft day">since {PageText.FormatDay(since)}</p>""");
            }

            html.Write($"</td><td>{flag.Owner}");
            WriteLifecycle(html, flag);
            html.Write($"</td></tr>");
            if (flag.Guardrails.Count > 0)
            {
                html.Write($"""<tr class="watch"><td colspan="4">""");
                GuardrailMarkup.Write(html, flag.Guardrails, provider.Decisions);
                html.Write($"</td></tr>");
            }
        }

        html.Write($"</tbody></table>");
    }

    private static void WriteLifecycle(HtmlText html, FlagReport flag)
    {
        if (flag.Kind is not null || flag.RemoveBy is not null)
        {
            html.Write($"""<p class="soft">{flag.Kind}{(flag.Kind is not null && flag.RemoveBy is not null ? ", " : "")}<span class="day">{(flag.RemoveBy is { } day ? "remove by " + PageText.FormatDay(day) : "")}</span></p>""");
        }
    }

    private static string ClassOf(ProviderCondition state) => state switch
    {
        ProviderCondition.Ready => "good",
        ProviderCondition.Stale => "warn",
        _ => "bad",
    };

    private static string LabelOf(ProviderCondition state) => state switch
    {
        ProviderCondition.Ready => "ready",
        ProviderCondition.Stale => "stale",
        _ => "no manifest",
    };
}
