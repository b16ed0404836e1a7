using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>
/// Reads single values and reports what is wrong with them. A method that returns null, or false, has reported why,
/// unless the value was missing.
/// </summary>
internal sealed class ValueReader(ProblemCollector problems)
{
    private readonly ProblemCollector _problems = problems;

    /// <inheritdoc cref="ProblemCollector.IsForBuild"/>
    public bool IsForBuild => _problems.IsForBuild;

    public void Report(ProblemDescriptor descriptor, TextRange range, string message)
        => _problems.Report(descriptor, range, message);

    /// <summary>Returns <c>; did you mean 'country'?</c>, or nothing where no known name is near.</summary>
    public string Suggest(string name, IEnumerable<string> known) => _problems.Suggest(name, known);

    public void ReportValue(JsonNode node, string what, string expected)
        => Report(ProblemDescriptors.InvalidValue, node.Range, $"{what} must be {expected}, not {node.Describe()}");

    public string? ReadString(JsonNode node, string what)
    {
        if (node.IsString)
        {
            return node.GetString();
        }

        if (!node.IsMissing)
        {
            ReportValue(node, what, "a string");
        }

        return null;
    }

    public Name? ReadName(JsonNode node, string what)
        => ReadString(node, what) is { } value ? new Name(value, node.Range) : null;

    public bool? ReadBoolean(JsonNode node, string what)
    {
        if (node.IsBoolean)
        {
            return node.Type == JsonTokenType.True;
        }

        if (!node.IsMissing)
        {
            ReportValue(node, what, "true or false");
        }

        return null;
    }

    /// <summary>Reads a day such as 2026-09-20.</summary>
    public DateTime? ReadDate(JsonNode node, string what)
    {
        if (node.IsString && Rfc3339.TryParseDate(node.GetString().AsSpan(), out var day))
        {
            return day;
        }

        if (!node.IsMissing)
        {
            ReportValue(node, what, "a day such as \"2026-09-20\"");
        }

        return null;
    }

    /// <summary>Reads a time with its offset, in UTC ticks.</summary>
    public long? ReadTime(JsonNode node, string what)
    {
        if (node.IsString && Rfc3339.TryParse(node.GetString().AsSpan(), out var utcTicks))
        {
            return utcTicks;
        }

        if (!node.IsMissing)
        {
            ReportValue(node, what, "a time with seconds and offset such as \"2026-09-20T08:00:00+02:00\"");
        }

        return null;
    }

    /// <summary>Reads an array of strings; items of other types are reported and left out.</summary>
    public Name[]? ReadNames(JsonNode node, string what)
    {
        if (node.IsMissing)
        {
            return null;
        }

        if (!node.IsArray)
        {
            ReportValue(node, what, "an array of strings");
            return null;
        }

        var names = new Collected<Name>(node.Items().Count());
        foreach (var item in node.Items())
        {
            if (item.IsString)
            {
                names.Add(new Name(item.GetString(), item.Range));
            }
            else
            {
                ReportValue(item, $"an item of {what}", "a string");
            }
        }

        return names.ToArray();
    }

    public IReadOnlyList<string>? ReadStrings(JsonNode node, string what)
        => ReadNames(node, what) is { } names ? ValuesOf(names) : null;

    public static string[] ValuesOf(Name[] names)
    {
        var values = new string[names.Length];
        for (var index = 0; index < names.Length; index++)
        {
            values[index] = names[index].Value;
        }

        return values;
    }

    /// <summary>Reads one of a few words.</summary>
    public T? ReadWord<T>(JsonNode node, string what, Word<T>[] words)
        where T : struct
    {
        if (node.IsMissing)
        {
            return null;
        }

        foreach (var word in words)
        {
            if (node.IsString && node.Is(word.Text))
            {
                return word.Meaning;
            }
        }

        ReportWord(node, what, Array.ConvertAll(words, word => word.Text));
        return null;
    }

    private void ReportWord(JsonNode node, string what, string[] words)
    {
        var list = string.Join(", ", words.Select(word => $"\"{word}\""));
        var suggestion = node.IsString ? Suggest(node.GetString(), words) : "";
        Report(ProblemDescriptors.InvalidValue, node.Range, $"{what} must be one of {list}, not {node.Describe()}{suggestion}");
    }
}
