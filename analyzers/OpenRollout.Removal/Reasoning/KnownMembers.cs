using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Members of other assemblies that have no effect and throw nothing. The list contains members that are frequent in conditions.</summary>
internal static class KnownMembers
{
    /// <summary>Returns whether reading a property only returns a value.</summary>
    public static bool IsPlain(IPropertySymbol property) => (SpaceOf(property), property.ContainingType.Name, property.Name) switch
    {
        ("System", "String" or "Array", "Length") => true,
        ("System", "Nullable", "HasValue") => true,
        ("System.Collections.Generic", "List" or "Dictionary" or "HashSet" or "Queue" or "Stack" or "SortedDictionary", "Count") => true,
        ("System.Threading", "CancellationToken", "None" or "IsCancellationRequested") => true,
        ("OpenFeature.Model", "EvaluationContext", "Empty") => true,
        _ => false,
    };

    /// <summary>Returns whether reading a static field does not run the code of an initializer.</summary>
    public static bool IsPlain(IFieldSymbol field) => (SpaceOf(field), field.ContainingType.Name, field.Name) switch
    {
        ("System", "String" or "Guid", "Empty") => true,
        ("System", "TimeSpan", "Zero") => true,
        ("System", "DateTime" or "DateTimeOffset" or "TimeSpan", "MinValue" or "MaxValue") => true,
        _ => false,
    };

    /// <summary>Returns whether a call whose receiver and arguments have no effect has none.</summary>
    public static bool IsPlain(IMethodSymbol method) => (SpaceOf(method), method.ContainingType.Name, method.Name) switch
    {
        ("System", "String", "IsNullOrEmpty" or "IsNullOrWhiteSpace") => true,
        ("System", "String", "Equals") => method is { IsStatic: true, Parameters.Length: 2 } || method is { IsStatic: false, Parameters.Length: 1 },
        ("System", "Object", "ReferenceEquals") => true,
        ("System", "Nullable", "GetValueOrDefault") => true,
        ("System", "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan", "op_Equality" or "op_Inequality" or "op_LessThan" or "op_LessThanOrEqual" or "op_GreaterThan" or "op_GreaterThanOrEqual") => true,
        ("OpenFeature.Model", "EvaluationContext", "Builder") => true,
        ("OpenFeature.Model", "EvaluationContextBuilder", "SetTargetingKey" or "Build") => true,
        _ => false,
    };

    /// <summary>Returns whether a call adds an attribute to a context, which throws if the name is null.</summary>
    public static bool AddsAttribute(IMethodSymbol method) => (SpaceOf(method), method.ContainingType.Name, method.Name) is ("OpenFeature.Model", "EvaluationContextBuilder", "Set");

    /// <summary>Returns whether a method always returns an object.</summary>
    public static bool ReturnsObject(IMethodSymbol method) => AddsAttribute(method) || (IsPlain(method) && method.ReturnType.Name is "EvaluationContextBuilder" or "EvaluationContext");

    /// <summary>Returns whether a constructor without arguments has no effect.</summary>
    public static bool IsPlainToCreate(INamedTypeSymbol type) => (type.ContainingNamespace?.ToDisplayString(), type.Name) switch
    {
        ("System", "Object") => true,
        ("System.Collections.Generic", "List" or "Dictionary" or "HashSet" or "Queue" or "Stack") => true,
        ("System.Text", "StringBuilder") => true,
        _ => false,
    };

    private static string? SpaceOf(ISymbol member) => member.ContainingType.ContainingNamespace?.ToDisplayString();
}
