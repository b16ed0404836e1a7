using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes the page that explains the values of a user.</summary>
internal static class ExplanationPage
{
    public static string Write(ExplanationsReport report, ExplanationForm form, string address) => PageLayout.Write("Explanation", html =>
    {
        html.Write($"""<p><a href="{address}">Rollout</a></p><h1>Explanation</h1><p class="soft">Evaluated with version {report.Version} of the manifest, for the user in the form below.</p><br>""");
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

    public static string WriteError(string message, string address) => PageLayout.Write("Explanation", html =>
        html.Write($"""<p><a href="{address}">Rollout</a></p><h1>The request cannot be explained</h1><p class="problem">{message}</p>"""));

    /// <summary>Returns the CSS class of a line. Steps are indented most, and end with their result.</summary>
    private static string ClassOf(string line) => !line.StartsWith("    ", StringComparison.Ordinal) ? ""
        : line.EndsWith("→ yes", StringComparison.Ordinal) ? "step good"
        : "step soft";
}
