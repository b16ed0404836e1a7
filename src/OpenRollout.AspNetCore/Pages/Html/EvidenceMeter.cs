using System.Globalization;
using OpenRollout.Guardrails.Reporting;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes evidence as a bar with a mark at the threshold.</summary>
internal static class EvidenceMeter
{
    private const int Width = 100;

    /// <summary>The place of the threshold on the bar, so that evidence beyond it is visible.</summary>
    private const int Threshold = 80;

    /// <param name="html">The HTML.</param>
    /// <param name="evidence">The evidence as a share of the threshold; null if it is unknown.</param>
    /// <param name="class">The CSS class with the color of the bar.</param>
    public static void Write(HtmlText html, double? evidence, string @class)
    {
        var text = $"evidence {GuardrailText.FormatEvidence(evidence ?? double.NaN)} of the threshold";
        var length = Math.Clamp((evidence ?? 0) * Threshold, 0, Width).ToString("0.##", CultureInfo.InvariantCulture);
        html.Write($"""<p class="soft">{text}</p><svg class="meter {@class}" viewBox="0 0 {Width} 10" preserveAspectRatio="none" role="img"><title>{text}</title><rect class="track" width="{Width}" height="6" y="2" rx="1"/><rect class="fill" width="{length}" height="6" y="2" rx="1"/><rect class="mark" x="{Threshold}" width="0.8" height="10"/></svg>""");
    }
}
