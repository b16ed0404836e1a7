using System.Reflection;

namespace OpenFeature.Standin.Tests.PublicApi;

/// <summary>Formats types in C# syntax, with full names and nullability annotations.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    internal static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";

        var suffix = !type.IsValueType && !type.IsGenericParameter && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword + suffix;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]" + suffix;

        var name = (type.IsNested ? Of(type.DeclaringType!) : type.Namespace) + "." + type.Name.Split('`')[0];
        if (!type.IsGenericType)
            return name + suffix;
        var arguments = type.GetGenericArguments();
        var known = nullability?.GenericTypeArguments is { } given && given.Length == arguments.Length ? given : null;
        return $"{name}<{string.Join(", ", arguments.Select((argument, i) => Of(argument, known?[i])))}>{suffix}";
    }
}
