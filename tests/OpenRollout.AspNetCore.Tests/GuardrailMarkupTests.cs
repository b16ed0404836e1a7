using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpenRollout.AspNetCore.Pages.Html;
using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>How the on-call page and its JSON show the evidence of guardrails.</summary>
public sealed partial class GuardrailMarkupTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static readonly GuardrailStatus Watching = new()
    {
        FlagKey = "stories",
        Guardrail = "checkout-errors",
        Description = "People who could not pay.",
        Event = "checkout.failed",
        Salt = "stories-2",
        State = GuardrailState.Watching,
        ToleratedRatio = 1.1m,
        FalseAlarms = 1,
        Evidence = 0.389,
        Treated = 1031,
        Control = 12,
        Ratio = 4.3,
        RatioAtLeast = 2.19,
        RatioAtMost = 8.61,
        NotCompared = new Dictionary<string, long> { ["forced"] = 1204, ["unitMissing"] = 0, ["a new reason"] = 3 },
        History = [new(Noon, 0, 0, 0), new(Noon.AddHours(1), 0.2, 500, 6), new(Noon.AddHours(2), 0.389, 1031, 12)],
    };

    [Fact]
    public void The_evidence_is_shown_with_its_counts_and_the_bounds_of_the_ratio()
    {
        var text = TextOf(Watching);

        Assert.Contains("checkout-errors watching", text, StringComparison.Ordinal);
        Assert.Contains("People who could not pay.", text, StringComparison.Ordinal);
        Assert.Contains("evidence 38 % of the threshold", text, StringComparison.Ordinal);
        Assert.Contains("1,031 users with the feature and 12 without had 'checkout.failed': between 2.1 and 8.7 times as often with the feature", text, StringComparison.Ordinal);
        Assert.Contains("1,204: in at 100 %", text, StringComparison.Ordinal);
        Assert.Contains("3: a new reason", text, StringComparison.Ordinal);
        Assert.DoesNotContain("without the unit", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, double.PositiveInfinity, null)]
    [InlineData(0.004, double.NaN, null)]
    [InlineData(0.0, 1.01, "at most 1.1 times as often")]
    [InlineData(12.9, double.PositiveInfinity, "at least 12 times as often")]
    [InlineData(0.456, 0.98, "between 0.45 and 0.98 times as often")]
    public void Bounds_of_the_ratio_are_rounded_outwards(double lower, double upper, string? expected)
    {
        var text = GuardrailReport.Of(With(GuardrailState.Watching, lower: lower, upper: upper)).Text;

        Assert.Equal("1,031 users with the feature and 12 without had 'checkout.failed'" + (expected is null ? "" : $": {expected} with the feature"), text);
    }

    [Theory]
    [InlineData(GuardrailState.Telling, "warn", "telling only", "Makes no decision: there is no state folder")]
    [InlineData(GuardrailState.Muted, "muted", "muted", "Counts no users: there is no state folder")]
    [InlineData(GuardrailState.Watching, "good", "watching", "Switches the flag off when the evidence reaches the threshold.")]
    [InlineData(GuardrailState.Decided, "bad", "decided", "Switched the flag off on 2026-11-26 14:00:00 UTC.")]
    public void Color_and_text_say_what_a_guardrail_does_and_why(GuardrailState state, string color, string label, string reason)
    {
        var html = HtmlOf(With(state));

        Assert.Contains($"""<span class="pill {color}">{label}</span>""", html, StringComparison.Ordinal);
        Assert.Contains($"""<svg class="meter {color}" """, html, StringComparison.Ordinal);
        Assert.Contains(reason, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, "0 %", "0")]
    [InlineData(0.9999, "99 %", "79.99")]
    [InlineData(1.0, "100 %", "80")]
    [InlineData(7.0, "700 %", "100")]
    [InlineData(double.NaN, "unknown", "0")]
    [InlineData(double.PositiveInfinity, "unknown", "0")]
    public void The_meter_shows_the_share_of_the_threshold(double evidence, string text, string length)
    {
        var html = HtmlOf(With(GuardrailState.Telling, evidence: evidence));

        Assert.Contains($"<title>evidence {text} of the threshold</title>", html, StringComparison.Ordinal);
        Assert.Contains($"""<rect class="fill" width="{length}" """, html, StringComparison.Ordinal);
        Assert.Contains("""<rect class="mark" x="80" """, html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_has_the_evidence_the_threshold_and_a_text_alternative()
    {
        var chart = ChartOf(Watching)!;

        Assert.Equal("img", chart.Attribute("role")!.Value);
        Assert.Equal("Evidence of checkout-errors over time", chart.Element("title")!.Value);
        Assert.Equal(
            "0 % of the threshold on 2026-11-26 12:00 UTC, with 0 users with the feature and 0 without; 38 % of the threshold on 2026-11-26 14:00 UTC, with 1,031 users with the feature and 12 without",
            chart.Element("desc")!.Value);
        var points = PointsOf(chart);
        Assert.Equal([0, 180, 360], points.Select(point => point.X));
        Assert.True(points[0].Y > points[1].Y && points[1].Y > points[2].Y);
        Assert.True(double.Parse(chart.Elements("line").Single(line => line.Attribute("class")!.Value == "threshold").Attribute("y1")!.Value, CultureInfo.InvariantCulture) < points[2].Y);
    }

    [Fact]
    public void A_long_history_is_thinned_out_and_keeps_its_ends()
    {
        var history = Enumerable.Range(0, 5000).Select(index => new GuardrailPoint(Noon.AddSeconds(index), index == 7 ? double.NaN : index / 4000.0, index, 1)).ToArray();

        var html = HtmlOf(With(GuardrailState.Telling, history: history));
        var points = PointsOf(ChartOf(With(GuardrailState.Telling, history: history))!);

        Assert.Equal(180, points.Length);
        Assert.Equal((0, 360), (points[0].X, points[^1].X));
        Assert.All(points, point => Assert.InRange(point.Y, 0, 92));
        Assert.Equal(12, Regex.Count(html[html.IndexOf("<tbody>", StringComparison.Ordinal)..], "<tr>"));
        Assert.Contains("<td>124 %</td><td>4,999</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_without_a_course_has_no_chart()
    {
        Assert.Null(ChartOf(With(GuardrailState.Watching, history: [])));
        Assert.Null(ChartOf(With(GuardrailState.Watching, history: [new(Noon, 1, 1, 1)])));
        Assert.NotNull(ChartOf(With(GuardrailState.Watching, history: [new(Noon, 1, 1, 1), new(Noon, 1, 1, 1)])));
    }

    [Fact]
    public void A_decision_is_linked_to_how_to_withdraw_it()
    {
        var decision = new DecisionReport("2026 \"1\"", "stories", null, Noon, "guardrail checkout-errors", "…", "stories-2", DecisionEffect.Off, null, true, "stories is off", null);

        var html = HtmlOf(With(GuardrailState.Decided, decision: decision.Id), decision);

        Assert.Contains("""<a href="#decision-2026%20%221%22">Withdraw the decision</a>""", html, StringComparison.Ordinal);
        Assert.Contains("The decision 2026 \"1\" is not in force.", TextOf(With(GuardrailState.Decided, decision: decision.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_has_no_numbers_that_JSON_does_not_have()
    {
        var status = With(GuardrailState.Telling, evidence: double.NaN, upper: double.PositiveInfinity, lower: 0, ratio: double.PositiveInfinity, history: [new(Noon, double.PositiveInfinity, 1, 2)]);

        var json = JsonSerializer.Serialize(GuardrailReport.Of(status), ReportJson.Default.GuardrailReport);

        Assert.Equal(
            """{"guardrail":"checkout-errors","description":"People who could not pay.","event":"checkout.failed","state":"Telling","because":"there is no state folder","evidence":null,"toleratedRatio":1.1,"falseAlarms":1,"treated":1031,"control":12,"ratio":null,"ratioAtLeast":null,"ratioAtMost":null,"text":"1,031 users with the feature and 12 without had \u0027checkout.failed\u0027","notCompared":{"forced":1204,"unitMissing":0,"a new reason":3},"salt":"stories-2","decidedAt":null,"decision":null,"history":[{"time":"2026-11-26T12:00:00+00:00","evidence":null,"treated":1,"control":2}]}""",
            json);
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        const string Hostile = "\"><script>alert(1)</script>\u202e\u001b&'";
        var status = new GuardrailStatus
        {
            FlagKey = Hostile,
            Guardrail = Hostile,
            Description = Hostile,
            Event = Hostile,
            Salt = Hostile,
            State = GuardrailState.Muted,
            Because = Hostile,
            ToleratedRatio = 1,
            FalseAlarms = 1,
            Evidence = 1,
            Treated = 1,
            Control = 1,
            NotCompared = new Dictionary<string, long> { [Hostile] = 1 },
            History = Watching.History,
        };

        var html = HtmlOf(status);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain(WebUtility.HtmlDecode(html), character => char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format);
        _ = XElement.Parse(html);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void The_markup_is_well_formed_and_needs_no_scripts_styles_or_resources(GuardrailState state)
    {
        var elements = XElement.Parse(HtmlOf(With(state))).DescendantsAndSelf().ToArray();

        Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "style" or "img" or "image" or "use" or "a");
        Assert.DoesNotContain(elements.Attributes(), attribute => attribute.Name.LocalName is "style" or "href" or "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(elements.Where(element => element.Name.LocalName == "svg"), svg => Assert.False(string.IsNullOrEmpty(svg.Element("title")?.Value)));
    }

    public static TheoryData<GuardrailState> States => [.. Enum.GetValues<GuardrailState>()];

    private static GuardrailStatus With(
        GuardrailState state, double evidence = 1.02, double lower = 2.19, double upper = 8.61, double? ratio = 4.3, IReadOnlyList<GuardrailPoint>? history = null, string decision = "20261126-1") => new()
        {
            FlagKey = Watching.FlagKey,
            Guardrail = Watching.Guardrail,
            Description = Watching.Description,
            Event = Watching.Event,
            Salt = Watching.Salt,
            State = state,
            Because = state is GuardrailState.Telling or GuardrailState.Muted ? "there is no state folder" : null,
            ToleratedRatio = Watching.ToleratedRatio,
            FalseAlarms = Watching.FalseAlarms,
            Evidence = evidence,
            Treated = Watching.Treated,
            Control = Watching.Control,
            Ratio = ratio,
            RatioAtLeast = lower,
            RatioAtMost = upper,
            NotCompared = Watching.NotCompared,
            History = history ?? Watching.History,
            DecidedAt = state == GuardrailState.Decided ? Noon.AddHours(2) : null,
            DecisionId = state == GuardrailState.Decided ? decision : null,
        };

    private static string HtmlOf(GuardrailStatus status, params DecisionReport[] decisions)
    {
        var html = new HtmlText();
        GuardrailMarkup.Write(html, [GuardrailReport.Of(status)], decisions);
        return html.ToString();
    }

    private static string TextOf(GuardrailStatus status, params DecisionReport[] decisions)
        => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(HtmlOf(status, decisions), " "), " "));

    private static XElement? ChartOf(GuardrailStatus status)
        => XElement.Parse(HtmlOf(status)).Descendants("svg").SingleOrDefault(svg => svg.Attribute("class")!.Value.StartsWith("chart", StringComparison.Ordinal));

    private static (double X, double Y)[] PointsOf(XElement chart) =>
    [
        .. chart.Element("polyline")!.Attribute("points")!.Value.Split(' ').Select(point => point.Split(','))
            .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
