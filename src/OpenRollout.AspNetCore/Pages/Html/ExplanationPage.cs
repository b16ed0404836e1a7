using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>The page that tells why a user gets what they get. It says what the explanation itself says, line by line.</summary>
internal static class ExplanationPage
{
    public static string Write(ExplanationsReport report, ExplanationForm form, string address) => PageLayout.Write("Explanation", html =>
    {
        html.Write($"""<p><a href="{address}">Rollout</a></p><h1>Why they get what they get</h1><p class="soft">By version {report.Version} of the manifest, for the user of the form below.</p><br>""");
        foreach (var explanation in report.Explanations)
        {
            html.Write($"""<div class="explanation">""");
            foreach (var line in explanation.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                html.Write($"""<p class="{ClassOf(line)}">{line.TrimStart()}</p>""");
            }

            html.Write($"</div>");
        }

        form.Write(html, address);
    });

    public static string WriteMistake(string message, string address) => PageLayout.Write("Explanation", html =>
        html.Write($"""<p><a href="{address}">Rollout</a></p><h1>The question cannot be answered</h1><p class="problem">{message}</p>"""));

    /// <summary>Steps stand deepest in an explanation's text, and end in what came out.</summary>
    private static string ClassOf(string line) => !line.StartsWith("    ", StringComparison.Ordinal) ? ""
        : line.EndsWith("→ yes", StringComparison.Ordinal) ? "step good"
        : "step soft";
}
