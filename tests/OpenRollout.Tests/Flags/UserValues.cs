using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Flags;

/// <summary>Random users as OpenFeature and as typed contexts have them.</summary>
internal static class UserValues
{
    public static EvaluationContext ToEvaluationContext(this UserContext user)
    {
        var builder = EvaluationContext.Builder();
        foreach (var (name, value) in user.Attributes)
        {
            builder.Set(name, ToValue(value));
        }

        return builder.Build();
    }

    public static AttributeValue ToAttribute(object? value) => value switch
    {
        null => default,
        string text => AttributeValue.From(text),
        bool boolean => AttributeValue.From(boolean),
        int number => AttributeValue.From(number),
        double number => AttributeValue.From(number),
        DateTime time => AttributeValue.From(time),
        DateTimeOffset time => AttributeValue.From(time),
        object[] list when Array.TrueForAll(list, item => item is string) => AttributeValue.From([.. list.Cast<string>()]),
        _ => AttributeValue.Other,
    };

    private static Value ToValue(object? value) => value switch
    {
        null => new Value(),
        string text => new Value(text),
        bool boolean => new Value(boolean),
        int number => new Value(number),
        double number => new Value(number),
        DateTime time => new Value(time),
        DateTimeOffset time => new Value(time.UtcDateTime),
        object[] list => new Value([.. list.Select(ToValue)]),
        _ => new Value(Structure.Empty),
    };
}
