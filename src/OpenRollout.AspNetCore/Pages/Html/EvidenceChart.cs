using System.Globalization;
using System.Text;
using OpenRollout.AspNetCore.Pages.Reports;
using OpenRollout.Guardrails.Reporting;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes the evidence over time: a chart with the threshold, and the same as a table. No scripts and no inline styles, which the content security policy forbids.</summary>
internal static class EvidenceChart
{
    private const int Width = 360;
    private const int Height = 110;

    /// <summary>The lower end of the plot, above the times.</summary>
    private const int Bottom = 92;

    /// <summary>The share of the threshold at the upper end of the plot, unless the evidence is higher.</summary>
    private const double Top = 1.3;

    private const int MaximumPoints = 180;
    private const int MaximumRows = 12;

    /// <summary>Writes the chart, unless there are less than two points.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="guardrail">The guardrail.</param>
    /// <param name="class">The CSS class with the color of the line.</param>
    public static void Write(HtmlText html, GuardrailReport guardrail, string @class)
    {
        var points = Sample([.. guardrail.History.Where(point => point.Evidence is not null)], MaximumPoints);
        if (points.Count < 2)
        {
            return;
        }

        var (first, last) = (points[0], points[^1]);
        var top = Math.Max(Top, points.Max(point => point.Evidence!.Value) * 1.1);
        var threshold = Number(Y(1, top));
        var line = Plot(points, top);
        html.Write($"""<svg class="chart {@class}" viewBox="0 0 {Width} {Height}" role="img"><title>Evidence of {guardrail.Guardrail} over time</title><desc>{Describe(first)}; {Describe(last)}</desc>""");
        html.Write($"""<polygon class="area" points="0,{Bottom} {line:raw} {Width},{Bottom}"/><polyline class="line" points="{line:raw}"/><line class="base" x2="{Width}" y1="{Bottom}" y2="{Bottom}"/><line class="threshold" x2="{Width}" y1="{threshold}" y2="{threshold}"/><text y="{Number(Y(1, top) - 4)}">threshold</text>""");
        html.Write($"""<text y="{Height - 3}">{FormatMinute(first.Time)}</text><text x="{Width}" y="{Height - 3}" text-anchor="end">{FormatMinute(last.Time)}</text></svg>""");
    }

    /// <summary>Writes some of the points, the newest first.</summary>
    public static void WriteTable(HtmlText html, IReadOnlyList<GuardrailPointReport> history)
    {
        if (history.Count == 0)
        {
            return;
        }

        html.Write($"""<table class="history"><thead><tr><th>time (UTC)</th><th>evidence</th><th>with</th><th>without</th></tr></thead><tbody>""");
        foreach (var point in Sample(history, MaximumRows).Reverse())
        {
            html.Write($"<tr><td>{FormatMinute(point.Time)}</td><td>{GuardrailText.FormatEvidence(point.Evidence ?? double.NaN)}</td><td>{PageText.FormatCount(point.Treated)}</td><td>{PageText.FormatCount(point.Control)}</td></tr>");
        }

        html.Write($"</tbody></table>");
    }

    /// <summary>Returns points at equal distances, the first and the last one included.</summary>
    private static IReadOnlyList<GuardrailPointReport> Sample(IReadOnlyList<GuardrailPointReport> points, int count) => points.Count <= count ? points
        : [.. Enumerable.Range(0, count).Select(index => points[(int)((long)index * (points.Count - 1) / (count - 1))])];

    private static string Plot(IReadOnlyList<GuardrailPointReport> points, double top)
    {
        var start = points[0].Time;
        var span = Math.Max(1, (points[^1].Time - start).TotalMilliseconds);
        var text = new StringBuilder();
        foreach (var point in points)
        {
            text.Append(text.Length == 0 ? "" : " ")
                .Append(Number(Math.Clamp((point.Time - start).TotalMilliseconds / span, 0, 1) * Width)).Append(',')
                .Append(Number(Y(point.Evidence!.Value, top)));
        }

        return text.ToString();
    }

    private static double Y(double evidence, double top) => Bottom - (Math.Max(0, evidence) / top * Bottom);

    private static string Describe(GuardrailPointReport point)
        => string.Create(CultureInfo.InvariantCulture, $"{GuardrailText.FormatEvidence(point.Evidence!.Value)} of the threshold on {FormatMinute(point.Time)} UTC, with {point.Treated:N0} users with the feature and {point.Control:N0} without");

    private static string FormatMinute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
