using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes the evidence of the guardrails of a flag as HTML: for each one its state, a meter, the counts in words, and the evidence over time.</summary>
internal static class GuardrailMarkup
{
    /// <param name="html">The HTML.</param>
    /// <param name="guardrails">The guardrails of a flag.</param>
    /// <param name="decisions">The decisions that are not withdrawn.</param>
    public static void Write(HtmlText html, IReadOnlyList<GuardrailReport> guardrails, IReadOnlyList<DecisionReport> decisions)
    {
        html.Write($"""<div class="guardrails">""");
        foreach (var guardrail in guardrails)
        {
            html.Write($"""<div class="guardrail"><p><span class="key">{guardrail.Guardrail}</span> <span class="pill {ClassOf(guardrail.State)}">{LabelOf(guardrail.State)}</span></p>""");
            WriteParagraph(html, "soft", guardrail.Description);
            EvidenceMeter.Write(html, guardrail.Evidence, ClassOf(guardrail.State));
            html.Write($"""<p>{guardrail.Text}</p>""");
            WriteState(html, guardrail, decisions);
            EvidenceChart.Write(html, guardrail, ClassOf(guardrail.State));
            WriteDetails(html, guardrail);
            html.Write($"</div>");
        }

        html.Write($"</div>");
    }

    private static void WriteState(HtmlText html, GuardrailReport guardrail, IReadOnlyList<DecisionReport> decisions)
    {
        switch (guardrail.State)
        {
            case GuardrailState.Watching:
                html.Write($"""<p class="soft">Switches the flag off when the evidence reaches the threshold.</p>""");
                break;
            case GuardrailState.Telling:
                WriteParagraph(html, "warn", guardrail.Because is { } because ? $"Makes no decision: {because}" : "Makes no decision.");
                break;
            case GuardrailState.Muted:
                WriteParagraph(html, "warn", guardrail.Because is { } muted ? $"Counts no users: {muted}" : "Counts no users.");
                break;
            default:
                WriteDecision(html, guardrail, decisions);
                break;
        }
    }

    private static void WriteDecision(HtmlText html, GuardrailReport guardrail, IReadOnlyList<DecisionReport> decisions)
    {
        html.Write($"""<p class="bad">Switched the flag off{(PageText.FormatTime(guardrail.DecidedAt) is { } time ? $" on {time}" : "")}.</p>""");
        if (decisions.FirstOrDefault(decision => decision.Id == guardrail.Decision) is { } decision)
        {
            html.Write($"""<p class="soft"><a href="#{Uri.EscapeDataString(DecisionMarkup.AnchorOf(decision)):raw}">Withdraw the decision</a> to switch it on again. After that, the guardrail makes no decision until the flag gets a new salt.</p>""");
        }
        else if (guardrail.Decision is not null)
        {
            html.Write($"""<p class="soft">The decision {guardrail.Decision} is not in force.</p>""");
        }
    }

    private static void WriteDetails(HtmlText html, GuardrailReport guardrail)
    {
        html.Write($"""<details><summary>details</summary><p class="soft">{guardrail.ToleratedRatio} times as often is tolerated. The probability of a false alarm is at most {guardrail.FalseAlarms} % while the salt is {guardrail.Salt}, for all guardrails of the flag together.</p>""");
        var notCompared = guardrail.NotCompared.Where(pair => pair.Value > 0).ToArray();
        if (notCompared.Length > 0)
        {
            html.Write($"""<p class="soft">Events of users who are not compared:</p><ul class="who soft">""");
            foreach (var (reason, count) in notCompared)
            {
                html.Write($"<li>{PageText.FormatCount(count)}: {DescribeReason(reason)}</li>");
            }

            html.Write($"</ul>");
        }

        EvidenceChart.WriteTable(html, guardrail.History);
        html.Write($"</details>");
    }

    private static void WriteParagraph(HtmlText html, string @class, string? text)
    {
        if (text is not null)
        {
            html.Write($"""<p class="{@class}">{text}</p>""");
        }
    }

    private static string DescribeReason(string reason) => reason switch
    {
        "inactive" => "the flag was off or had no active stage",
        "excluded" => "excluded, or without a required flag",
        "forced" => "in at 100 %, so that no user like them is out",
        "noAudience" => "in no audience with a percentage",
        "sameValue" => "the feature would give them the default",
        "unitMissing" => "without the unit of the percentage",
        "attributeMissing" => "without an attribute that a condition needs",
        "visitor" => "identified by a visitor cookie only",
        _ => reason,
    };

    private static string ClassOf(GuardrailState state) => state switch
    {
        GuardrailState.Watching => "good",
        GuardrailState.Telling => "warn",
        GuardrailState.Decided => "bad",
        _ => "muted",
    };

    private static string LabelOf(GuardrailState state) => state switch
    {
        GuardrailState.Watching => "watching",
        GuardrailState.Telling => "telling only",
        GuardrailState.Decided => "decided",
        _ => "muted",
    };
}
