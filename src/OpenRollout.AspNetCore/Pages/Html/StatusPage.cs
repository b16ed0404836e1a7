using System.Globalization;
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
            WriteFlags(html, provider.Flags);
            html.Write($"""<h2>Explain the values of a user</h2><p class="soft">The form is sent with POST, so that the user does not appear in access logs. Attributes that you leave empty are absent.</p>""");
            forms.First(form => form.Domain == provider.Domain).Write(html, address);
        }

        html.Write($"""<p class="soft"><br>{Time(report.At)} · <a href="{address}/status.json">JSON</a> · This page is read-only. To change a flag, edit the manifest.</p>""");
    });

    private static void WriteProvider(HtmlText html, ProviderStatusReport provider, DateTimeOffset now)
    {
        html.Write($"<h1>Rollout");
        if (provider.Domain is { } domain)
        {
            html.Write($": {domain}");
        }

        html.Write($""" <span class="pill {ClassOf(provider.State)}">{LabelOf(provider.State)}</span></h1><dl>""");
        WriteFact(html, "manifest", provider.Version is { } version ? $"version {version}" : "none");
        WriteFact(html, "source", provider.Source ?? "set by the application");
        WriteFact(html, "served since", Time(provider.ServedSince));
        WriteFact(html, "last confirmed", provider.ConfirmedAt is { } at ? $"{Span(now - at)} ago" : "never");
        WriteFact(html, "stale since", Time(provider.StaleSince));
        html.Write($"</dl>");
        foreach (var problem in provider.Problem is { } outage && !provider.Problems.Contains(outage) ? [outage, .. provider.Problems] : provider.Problems)
        {
            html.Write($"""<p class="problem"><code>{problem}</code></p>""");
        }
    }

    private static void WriteFact(HtmlText html, string name, string? fact)
    {
        if (fact is not null)
        {
            html.Write($"<div><dt>{name}</dt><dd>{fact}</dd></div>");
        }
    }

    private static void WriteFlags(HtmlText html, IReadOnlyList<FlagReport> flags)
    {
        html.Write($"<h2>{flags.Count} {(flags.Count == 1 ? "flag" : "flags")}</h2><table><thead><tr><th>flag</th><th>stage</th><th>age</th><th>owner</th></tr></thead><tbody>");
        foreach (var flag in flags)
        {
            html.Write($"""<tr><td><span class="key">{flag.Key}</span><p class="soft">{flag.Description}</p></td><td>""");
            WriteStage(html, flag);
            FlagMarkup.Write(html, flag);
            html.Write($"</td><td>{(flag.AgeDays is { } days ? Days(days) : "")}");
            if (flag.Since is { } since)
            {
                html.Write($"""<p class="soft day">since {Day(since)}</p>""");
            }

            html.Write($"</td><td>{flag.Owner}");
            WriteLifecycle(html, flag);
            html.Write($"</td></tr>");
        }

        html.Write($"</tbody></table>");
    }

    private static void WriteStage(HtmlText html, FlagReport flag)
    {
        if (!flag.Enabled)
        {
            html.Write($"""<span class="bad">switched off</span><p class="soft">everyone gets {flag.Default}</p>""");
        }
        else if (flag.StageCount == 0)
        {
            html.Write($"""no rollout<p class="soft">everyone gets {flag.Default}</p>""");
        }
        else
        {
            html.Write($"""{flag.Stage ?? "no stage yet"} <span class="dots" title="stage {flag.StageNumber} of {flag.StageCount}">{new string('●', Math.Min(flag.StageNumber, 12))}{new string('○', Math.Min(flag.StageCount - flag.StageNumber, 12))}</span>""");
        }

        if (flag is { Enabled: true, NextStage: { } next })
        {
            html.Write($"""<p class="soft">{next} from {Time(flag.NextStageAt)}</p>""");
        }
    }

    private static void WriteLifecycle(HtmlText html, FlagReport flag)
    {
        if (flag.Kind is not null || flag.RemoveBy is not null)
        {
            html.Write($"""<p class="soft">{flag.Kind}{(flag.Kind is not null && flag.RemoveBy is not null ? ", " : "")}<span class="day">{(flag.RemoveBy is { } day ? "remove by " + Day(day) : "")}</span></p>""");
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

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "less than a second",
        { TotalMinutes: < 2 } => $"{(int)span.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(int)span.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)span.TotalHours} h",
        _ => Days((int)span.TotalDays),
    };

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
