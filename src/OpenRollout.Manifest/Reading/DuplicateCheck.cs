using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>Finds names that stand twice in one object. The first of them counts; readers skip the others.</summary>
internal static class DuplicateCheck
{
    /// <summary>So few names are compared with each other one by one, for which no strings are made.</summary>
    private const int Few = 16;

    public static void Run(JsonText text, ProblemCollector problems)
    {
        for (var index = 0; index < text.Count; index++)
        {
            if (text[index].Type == JsonTokenType.StartObject)
            {
                Run(new JsonNode(text, index).Members(), problems);
            }
        }
    }

    private static void Run(JsonMembers members, ProblemCollector problems)
    {
        var count = members.Count();
        var seen = count > Few ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var (name, _) in members)
        {
            if (seen is null ? StandsBefore(name, members) : !seen.Add(name.GetString()))
            {
                name.MarkRepeated();
                problems.Report(ProblemDescriptors.DuplicateKey, name.Range, $"'{PlainText.Quote(name.GetString())}' stands here a second time; remove or rename one of the two");
            }
        }
    }

    private static bool StandsBefore(JsonNode name, JsonMembers members)
    {
        foreach (var (other, _) in members)
        {
            if (other.Range == name.Range)
            {
                return false;
            }

            if (other.Is(name))
            {
                return true;
            }
        }

        return false;
    }
}
