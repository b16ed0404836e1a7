using System.Globalization;
using OpenRollout.Evaluation;

namespace OpenRollout.Tests.Generators;

/// <summary>A user at a point in time, with attributes by name as an application would pass them, including the targeting key.</summary>
/// <param name="Attributes">The values by name: strings, booleans, numbers, times, lists, dictionaries, null.</param>
/// <param name="UtcTicks">The time in UTC ticks.</param>
internal sealed record UserContext(IReadOnlyDictionary<string, object?> Attributes, long UtcTicks)
{
    public static UserContext Of(string? targetingKey, params (string Name, object? Value)[] attributes)
        => new UserContext(new Dictionary<string, object?>(), 0).With([("targetingKey", targetingKey), .. attributes]);

    public UserContext With(params (string Name, object? Value)[] attributes)
    {
        var all = new Dictionary<string, object?>(Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            all[name] = value;
        }

        return this with { Attributes = all };
    }

    public UserContext At(string time) => this with { UtcTicks = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcTicks };

    public UserContext Later(long ticks) => this with { UtcTicks = UtcTicks + ticks };

    /// <summary>Returns the values in the program's attribute order.</summary>
    public AttributeValue[] PrepareFor(RolloutProgram program)
        => [.. program.Attributes.Select(attribute => ToAttribute(Attributes.GetValueOrDefault(attribute.Name)))];

    /// <summary>Converts a value to the engine's representation.</summary>
    public static AttributeValue ToAttribute(object? value) => value switch
    {
        null => default,
        string text => AttributeValue.From(text),
        bool boolean => AttributeValue.From(boolean),
        int number => AttributeValue.From(number),
        double number => AttributeValue.From(number),
        DateTime time => AttributeValue.From(time),
        DateTimeOffset time => AttributeValue.From(time),
        object[] list => list.All(item => item is string) ? AttributeValue.From([.. list.Cast<string>()]) : AttributeValue.Other,
        _ => AttributeValue.Other,
    };

    public override string ToString()
        => $"{{ {string.Join(", ", Attributes.Select(attribute => $"{attribute.Key}: {Write(attribute.Value)}"))} }} at {UtcTicks}";

    private static string Write(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        object[] list => $"[{string.Join(", ", list.Select(Write))}]",
        IFormattable other => $"{other.GetType().Name} {other.ToString(null, CultureInfo.InvariantCulture)}",
        _ => value.ToString()!,
    };
}
