using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes the audiences of a flag as HTML: the audiences that apply now, and later stages in a collapsed section.</summary>
internal static class FlagMarkup
{
    public static void Write(HtmlText html, FlagReport flag)
    {
        if (flag.Enabled)
        {
            WriteStages(html, [.. flag.Stages.Where(stage => stage.InForce)]);
        }

        if (flag.Stages.Where(stage => !stage.InForce).ToArray() is { Length: > 0 } later)
        {
            html.Write($"<details><summary>{(flag.Enabled ? "later stages" : "when switched on again")}</summary>");
            WriteStages(html, later);
            html.Write($"</details>");
        }

        WriteNames(html, "excluded", flag.Excludes);
        WriteNames(html, "requires", flag.Requires);
        WriteNames(html, "variants", [.. flag.Variants.Select(variant => $"{variant.Name} = {variant.Value}")]);
    }

    private static void WriteStages(HtmlText html, IReadOnlyList<StageReport> stages)
    {
        foreach (var stage in stages)
        {
            html.Write($"""<p class="soft">{stage.Name}</p><ul class="who">""");
            foreach (var audience in stage.Audiences)
            {
                html.Write($"""<li><b>{AudienceText.FormatPercentage(audience.Percentage)}</b> of {audience.Who} """);
                html.Write($"""<span class="soft">→ {string.Join(", ", audience.Serves.Select(Describe))}{(audience.Ramp is { } ramp ? $" · {ramp}" : "")}</span></li>""");
            }

            html.Write($"</ul>");
        }
    }

    private static string Describe(ServedVariantReport served) => served.Percentage == 100 ? served.Variant : $"{AudienceText.FormatPercentage(served.Percentage)} {served.Variant}";

    private static void WriteNames(HtmlText html, string heading, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            html.Write($"""<p class="soft">{heading}: {string.Join(", ", names)}</p>""");
        }
    }
}
