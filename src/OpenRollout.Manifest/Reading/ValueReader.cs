using System.Text.Json;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Reading;

/// <summary>
/// Reads single values and reports invalid ones. A method that returns null has reported why, unless the value is
/// missing. In messages, <c>what</c> is the name of the value.
/// </summary>
internal sealed class ValueReader(ProblemCollector problems)
{
    /// <inheritdoc cref="ProblemCollector.IsForBuild"/>
    public bool IsForBuild => problems.IsForBuild;

    /// <inheritdoc cref="ProblemCollector.Report"/>
    public void Report(ProblemDescriptor descriptor, TextRange range, string message)
        => problems.Report(descriptor, range, message);

    /// <summary>Returns a suggestion such as <c>; did you mean 'country'?</c>, or an empty string if no known name is similar.</summary>
    public string Suggest(string name, IEnumerable<string> known) => problems.Suggest(name, known);

    /// <summary>Returns a suggestion such as <c>; did you mean 'country'?</c>, or another remedy if no known name is similar.</summary>
    public string SuggestOr(string name, IEnumerable<string> known, string remedy)
        => Suggest(name, known) is { Length: > 0 } suggestion ? suggestion : remedy;

    /// <summary>Reports that a value is not what is expected.</summary>
    public void ReportValue(JsonTextValue node, string what, string expected)
        => Report(ProblemDescriptors.InvalidValue, node.Range, $"{what} must be {expected}, not {node.Describe()}");

    public string? ReadString(JsonTextValue node, string what)
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

    public Name? ReadName(JsonTextValue node, string what)
        => ReadString(node, what) is { } value ? new Name(value, node.Range) : null;

    public bool? ReadBoolean(JsonTextValue node, string what)
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

    /// <summary>Reads a date such as <c>2026-09-20</c>.</summary>
    public DateTime? ReadDate(JsonTextValue node, string what)
    {
        if (node.IsString && Rfc3339.TryParseDate(node.GetString().AsSpan(), out var date))
        {
            return date;
        }

        if (!node.IsMissing)
        {
            ReportValue(node, what, "a date such as \"2026-09-20\"");
        }

        return null;
    }

    /// <summary>Reads a time with an offset, and returns it in UTC ticks.</summary>
    public long? ReadTime(JsonTextValue node, string what)
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

    /// <summary>Reads a number with at most three decimals and returns it exactly.</summary>
    /// <param name="node">The number.</param>
    /// <param name="what">The name of the value.</param>
    /// <param name="minimum">The least value in thousandths.</param>
    /// <param name="maximum">The greatest value in thousandths.</param>
    /// <param name="expected">The expected value, for the message.</param>
    public decimal? ReadThousandths(JsonTextValue node, string what, int minimum, int maximum, string expected)
    {
        if (node.IsNumber && ExactNumber.TryScale(node.Raw, 3, out var thousandths) && thousandths >= minimum && thousandths <= maximum)
        {
            return thousandths / 1000m;
        }

        if (!node.IsMissing)
        {
            ReportValue(node, what, expected);
        }

        return null;
    }

    /// <summary>Reads an array of strings. Items of other types are reported and omitted.</summary>
    public Name[]? ReadNames(JsonTextValue node, string what)
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

        var names = new ArrayBuilder<Name>(node.EnumerateArray().Count());
        foreach (var item in node.EnumerateArray())
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

    public IReadOnlyList<string>? ReadStrings(JsonTextValue node, string what)
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

    /// <summary>Reads one of several strings and returns the value that it denotes.</summary>
    public T? ReadNamedValue<T>(JsonTextValue node, string what, NamedValue<T>[] namedValues)
        where T : struct
    {
        if (node.IsMissing)
        {
            return null;
        }

        foreach (var namedValue in namedValues)
        {
            if (node.IsString && node.ValueEquals(namedValue.Name))
            {
                return namedValue.Value;
            }
        }

        ReportUnknownName(node, what, Array.ConvertAll(namedValues, namedValue => namedValue.Name));
        return null;
    }

    private void ReportUnknownName(JsonTextValue node, string what, string[] names)
    {
        var list = string.Join(", ", names.Select(name => $"\"{name}\""));
        var suggestion = node.IsString ? Suggest(node.GetString(), names) : "";
        Report(ProblemDescriptors.InvalidValue, node.Range, $"{what} must be one of {list}, not {node.Describe()}{suggestion}");
    }
}
