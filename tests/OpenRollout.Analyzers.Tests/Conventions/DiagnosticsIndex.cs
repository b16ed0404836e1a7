using System.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Creates the index of the diagnostics' pages.</summary>
internal static class DiagnosticsIndex
{
    private const string Introduction =
        """
        # Diagnostics

        The diagnostics that OpenRollout reports in `flags.json` and in C#. Ids that begin with ROLL1 concern the manifest itself, ROLL2 audiences and conditions, ROLL3 the age of flags, ROLL4 the use of flags in code.

        Change severities as for any other diagnostic: with `.globalconfig` or `NoWarn` everywhere, and with `.editorconfig` in C#. A section of `.editorconfig` does not apply to `flags.json`.

        In a project without a manifest, no rule runs.


        """;

    private const string Footer = "\nA test generates this page from the rules. To update it, run the tests with `OPENROLLOUT_ACCEPT_SNAPSHOTS=1`.\n";

    public static string Render()
    {
        var index = new StringBuilder(Introduction).Append("| id | severity | title |\n|---|---|---|\n");
        foreach (var descriptor in RuleSet.Descriptors)
        {
            var severity = descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "off";
            index.Append('|').Append($" [{descriptor.Id}]({descriptor.Id}.md) | {severity.ToLowerInvariant()} | {descriptor.Title} |\n");
        }

        return index.Append(Footer).ToString().ReplaceLineEndings("\n");
    }
}
