using System.Text.RegularExpressions;

namespace OpenRollout.Removal.Tests;

/// <summary>The file of a case.</summary>
internal sealed partial record CaseFile(Case Case, string ClassName)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public string Path => ClassName + ".cs";

    public string Before => Write(Case.Before.Replace(Open, "", StringComparison.Ordinal).Replace(Close, "", StringComparison.Ordinal), Case.Usings);

    public string After => Case.After is null ? Before : Write(Case.After, Case.UsingsAfter ?? Case.Usings);

    /// <summary>Gets the lines and columns, from zero, at which uses are refused.</summary>
    public IReadOnlyList<(int Line, int Column)> Refusals
    {
        get
        {
            var found = new List<(int, int)>();
            var lines = Write(Case.Before, Case.Usings).Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                foreach (Match mark in Mark().Matches(lines[line]))
                {
                    var before = lines[line][..mark.Index];
                    found.Add((line, mark.Index - (2 * Mark().Count(before)) - (2 * before.Split(Close).Skip(1).Count())));
                }
            }

            return found;
        }
    }

    private string Write(string members, string usings)
        => (usings.Length == 0 ? "" : usings + "\n\n")
            + $"namespace App;\n\ninternal partial class {ClassName}\n{{\n"
            + string.Concat(members.Replace("CLASS", ClassName, StringComparison.Ordinal).Split('\n').Select(line => line.Length == 0 || line.StartsWith('#') ? line + "\n" : "    " + line + "\n")) + "}\n";

    [GeneratedRegex(@"\[\|")]
    private static partial Regex Mark();
}
