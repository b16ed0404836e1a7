using System.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Writes the index of the pages.</summary>
internal static class DiagnosticsIndex
{
    private const string Introduction =
        """
        # Diagnostics

        What the compiler says of rollouts, in `flags.json` and in C#. Ids that begin with ROLL1 are about the manifest itself, ROLL2 about who is meant, ROLL3 about the age of flags, ROLL4 about their use in code.

        Severities are changed as those of any other diagnostic: by `.globalconfig` or `NoWarn` everywhere, and by `.editorconfig` in C#. A section of `.editorconfig` is not seen at `flags.json`.

        In a project without a manifest no rule runs.


        """;

    private const string Footer = "\nThis page is made from the rules by a test; `OPENROLLOUT_ACCEPT_SNAPSHOTS=1` writes it.\n";

    public static string Render()
    {
        var index = new StringBuilder(Introduction).Append("| id | severity | what |\n|---|---|---|\n");
        foreach (var descriptor in RuleSet.Descriptors)
        {
            var severity = descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "off";
            index.Append('|').Append($" [{descriptor.Id}]({descriptor.Id}.md) | {severity.ToLowerInvariant()} | {descriptor.Title} |\n");
        }

        return index.Append(Footer).ToString().ReplaceLineEndings("\n");
    }
}
