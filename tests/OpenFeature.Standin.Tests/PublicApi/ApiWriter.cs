using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OpenFeature.Standin.Tests.PublicApi;

/// <summary>Writes the API of an assembly that callers and derived types can see, in the format of <c>openfeature-api.txt</c>.</summary>
internal sealed class ApiWriter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly NullabilityInfoContext _nullability = new();

    internal static IReadOnlyDictionary<string, IReadOnlySet<string>> Write(Assembly assembly)
    {
        var writer = new ApiWriter();
        return assembly.GetExportedTypes()
            .Select(type => writer.Lines(type).ToHashSet())
            .ToDictionary(lines => TypeKey(lines.First()), IReadOnlySet<string> (lines) => lines);
    }

    /// <summary>Returns the type name from a type's line.</summary>
    internal static string TypeKey(string line) => line.Split(" : ")[0].Split(' ', 2)[1].Split(' ', StringSplitOptions.None)
        .SkipWhile(word => word[0] == '[' || word is "public" or "static" or "abstract" or "sealed").Skip(1).Aggregate((a, b) => a + " " + b);

    private IEnumerable<string> Lines(Type type)
    {
        var name = TypeNames.Of(type);
        yield return $"type {Experimental(type)}public {Kind(type)} {name}{Bases(type)}";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            yield return $"delegate-signature {name}: {Return(invoke)} ({Parameters(invoke)})";
            yield break;
        }
        if (type.IsEnum)
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return $"enum-value {name}.{field.Name} = {Convert.ToInt32(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
            yield break;
        }
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
            yield return Line(name, field);
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
            yield return $"ctor {Modifiers(constructor)} {name}({Parameters(constructor)})";
        foreach (var property in type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible)))
            yield return Line(name, property);
        foreach (var method in type.GetMethods(Declared).Where(method => IsVisible(method) && !IsAccessor(method)))
            yield return Line(name, method);
    }

    private string Line(string type, FieldInfo field)
    {
        var access = field.IsPublic ? "public" : "protected";
        var fieldType = TypeNames.Of(field.FieldType, _nullability.Create(field));
        return field.IsLiteral
            ? $"const {access} {fieldType} {type}.{field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)}"
            : $"field {access} {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{fieldType} {type}.{field.Name}";
    }

    private string Line(string type, PropertyInfo property)
    {
        var first = property.GetAccessors(true).First(IsVisible);
        var indexed = property.GetIndexParameters();
        var accessors = property.GetAccessors(true).Where(IsVisible)
            .Select(accessor => (Access(accessor) == Access(first) ? "" : Access(accessor) + " ") + (accessor.ReturnType == typeof(void) ? "set;" : "get;"));
        return $"property {Modifiers(first)} {TypeNames.Of(property.PropertyType, _nullability.Create(property))} {type}.{property.Name}"
            + $"{(indexed.Length == 0 ? "" : $"[{string.Join(", ", indexed.Select(Parameter))}]")} {{ {string.Join(" ", accessors)} }}";
    }

    private string Line(string type, MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"method {Experimental(method)}{Modifiers(method)} {Return(method)} {type}.{method.Name}{generic}({Parameters(method)}){Constraints(method)}";
    }

    private static string Experimental(MemberInfo member) =>
        member.GetCustomAttribute<ExperimentalAttribute>(inherit: false) is { } attribute ? $"[{typeof(ExperimentalAttribute)}(\"{attribute.DiagnosticId}\")] " : "";

    private static string Constraints(MethodInfo method) => string.Concat(
        from argument in method.IsGenericMethod ? method.GetGenericArguments() : []
        from constraint in argument.GetGenericParameterConstraints()
        select $" where {argument.Name} : {TypeNames.Of(constraint)}");

    private string Return(MethodInfo method) => TypeNames.Of(method.ReturnType, _nullability.Create(method.ReturnParameter));

    private string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private string Parameter(ParameterInfo parameter)
    {
        var passing = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var value = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{passing}{TypeNames.Of(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Literal(object? value, Type type) => value switch
    {
        null when type.IsValueType && Nullable.GetUnderlyingType(type) is null => "default",
        null => "null",
        bool boolean => boolean ? "true" : "false",
        string text => $"\"{text}\"",
        _ when type.IsEnum => $"{TypeNames.Of(type)}.{Enum.GetName(type, value)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum)
            return " : int";
        if (typeof(Delegate).IsAssignableFrom(type))
            return "";
        var bases = type.GetInterfaces().Where(@interface => @interface.IsVisible).Select(@interface => TypeNames.Of(@interface)).Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases = bases.Prepend(TypeNames.Of(parent)).OrderBy(_ => 0);
        return bases.Any() ? " : " + string.Join(", ", bases) : "";
    }

    private static string Modifiers(MethodBase method)
    {
        var kind = method switch
        {
            { IsStatic: true } => " static",
            { IsAbstract: true } => " abstract",
            MethodInfo { IsVirtual: true, IsFinal: false } overriding when overriding.GetBaseDefinition() != overriding => " override",
            { IsVirtual: true, IsFinal: false } => " virtual",
            _ => "",
        };
        return Access(method) + kind;
    }

    private static string Access(MethodBase method) => method.IsPublic ? "public" : method.IsFamilyOrAssembly ? "protected internal" : "protected";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
