using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes the decisions of a provider as HTML: those in force, with how to withdraw them, and those without an effect in a collapsed section.</summary>
internal static class DecisionMarkup
{
    public static void Write(HtmlText html, ProviderStatusReport provider)
    {
        if (provider.DecisionsProblem is { } problem)
        {
            html.Write($"""<p class="problem">Decisions may be missing: <code>{problem}</code></p>""");
        }

        foreach (var warning in provider.DecisionWarnings)
        {
            html.Write($"""<p class="problem">Decision store: <code>{warning}</code></p>""");
        }

        var inForce = provider.Decisions.Where(decision => decision.InForce).ToArray();
        if (inForce.Length > 0)
        {
            html.Write($"<h2>{inForce.Length} {(inForce.Length == 1 ? "decision" : "decisions")} in force</h2>");
            WriteDecisions(html, inForce);
        }

        if (provider.Decisions.Where(decision => !decision.InForce).ToArray() is { Length: > 0 } inert)
        {
            html.Write($"<details><summary>{inert.Length} {(inert.Length == 1 ? "decision" : "decisions")} without an effect</summary>");
            WriteDecisions(html, inert);
            html.Write($"</details>");
        }
    }

    /// <summary>Returns the identifier of the element that shows a decision.</summary>
    public static string AnchorOf(DecisionReport decision) => $"decision-{decision.Id}";

    private static void WriteDecisions(HtmlText html, IEnumerable<DecisionReport> decisions)
    {
        foreach (var decision in decisions)
        {
            html.Write($"""<div class="decision" id="{AnchorOf(decision):raw}"><p><b>{decision.Status}</b></p>""");
            if (decision.Problem is { } problem)
            {
                html.Write($"""<p class="warn">{problem}</p>""");
            }

            WriteWithdrawal(html, decision);
            html.Write($"</div>");
        }
    }

    /// <summary>Writes how to withdraw a decision: with the command line, unless it cannot reach the store, and in code.</summary>
    private static void WriteWithdrawal(HtmlText html, DecisionReport decision)
    {
        if (decision.WithdrawCommand is { } command)
        {
            html.Write($"""<p class="soft">Withdraw it with the command line, in the folder of the manifest:</p><p><code>{command} --reason "…"</code></p><p class="soft">or in code:</p>""");
        }
        else
        {
            html.Write($"""<p class="soft">Withdraw it in code, with your name and the reason for the log:</p>""");
        }

        html.Write($"""<p><code>provider.WithdrawAsync("{decision.Id}", by: "…", reason: "…")</code></p>""");
    }
}
