using OpenFeature.Model;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>Converts random users to OpenFeature's evaluation contexts.</summary>
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
