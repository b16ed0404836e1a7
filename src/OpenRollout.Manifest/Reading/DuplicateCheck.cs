using System.Text.Json;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reports duplicate properties and marks them. Readers skip marked properties, so the first one counts.</summary>
internal static class DuplicateCheck
{
    /// <summary>Up to this number of names are compared in pairs, which does not allocate strings.</summary>
    private const int MaximumPairwise = 16;

    public static void Run(JsonText text, ProblemCollector problems)
    {
        for (var index = 0; index < text.Count; index++)
        {
            if (text[index].Type == JsonTokenType.StartObject)
            {
                Run(new JsonTextValue(text, index).EnumerateObject(), problems);
            }
        }
    }

    private static void Run(JsonObjectEnumerator members, ProblemCollector problems)
    {
        var count = members.Count();
        var seen = count > MaximumPairwise ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var (name, _) in members)
        {
            if (seen is null ? OccursBefore(name, members) : !seen.Add(name.GetString()))
            {
                name.MarkDuplicate();
                problems.Report(ProblemDescriptors.DuplicateKey, name.Range, $"duplicate property '{PlainText.Quote(name.GetString())}'; remove or rename one of the two");
            }
        }
    }

    private static bool OccursBefore(JsonTextValue name, JsonObjectEnumerator members)
    {
        foreach (var (other, _) in members)
        {
            if (other.Range == name.Range)
            {
                return false;
            }

            if (other.ValueEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
