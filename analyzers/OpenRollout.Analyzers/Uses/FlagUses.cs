using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers;

/// <summary>Tells uses of flags from other code, by symbols: what a name looks like does not count. Shared by all rules.</summary>
internal sealed class FlagUses
{
    private static readonly ConditionalWeakTable<Compilation, FlagUses> Known = new();

    private readonly ConcurrentDictionary<IPropertySymbol, string> _keys = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _declaresFlags = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _keyAttribute;
    private readonly RuntimeAssemblies _assemblies;
    private readonly Lazy<FlagAccessors> _accessors;

    private FlagUses(Compilation compilation)
    {
        _keyAttribute = compilation.GetTypeByMetadataName("OpenRollout.FlagKeyAttribute");
        _assemblies = new RuntimeAssemblies(_keyAttribute);
        Keys = new KeyPlaces(compilation, _assemblies);
        _accessors = new Lazy<FlagAccessors>(() => FlagAccessors.Find(compilation.Assembly, this));
    }

    /// <summary>The generated accessors of the project.</summary>
    public FlagAccessors Accessors => _accessors.Value;

    /// <summary>Where keys are given as text.</summary>
    public KeyPlaces Keys { get; }

    public static FlagUses Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new FlagUses(compilation));

    /// <summary>Returns the flags that are used, mostly none.</summary>
    /// <param name="operation">A reference to a property, or an argument.</param>
    /// <param name="within">The member that it stands in.</param>
    /// <param name="keys">The flags that matter; all where it is null.</param>
    public IReadOnlyList<FlagUse> Find(IOperation operation, ISymbol within, HashSet<string>? keys)
    {
        // Nearly all of what code does is no use of a flag: the key comes first, and the rest for few.
        if (operation is IPropertyReferenceOperation reference && FindKey(reference.Property) is { } key)
        {
            // Generated code reads its own accessors; that is no use.
            return keys?.Contains(key) is not false && !IsWithinFlags(within)
                ? [new FlagUse(key, ClassOf(reference.Property), reference.Syntax.GetLocation())]
                : [];
        }

        var texts = Keys.FindTexts(operation);
        return texts.Count == 0 ? [] : [.. texts.Where(text => text.Key is { } given && keys?.Contains(given) is not false).Select(text => new FlagUse(text.Key!, null, text.Location))];
    }

    /// <summary>Returns the flag that a call evaluates, by an accessor or by a literal key, and the class of the accessor.</summary>
    public (string Key, string? ClassName)? FindEvaluated(IInvocationOperation invocation)
        => invocation.Instance is IPropertyReferenceOperation accessor && FindKey(accessor.Property) is { } key
            ? (key, ClassOf(accessor.Property))
            : Keys.FindClientCall(invocation) is { Key: { } literal } ? (literal, null) : null;

    /// <summary>Returns the key of the flag that a generated property is for, or null.</summary>
    public string? FindKey(IPropertySymbol property)
    {
        if (!_assemblies.Contain(property))
        {
            return null;
        }

        // Nearly all properties are asked for once; an empty key stands for none.
        var key = _keys.GetOrAdd(property.OriginalDefinition, ReadKey);
        return key.Length == 0 ? null : key;
    }

    private string ReadKey(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _keyAttribute))
            {
                return attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
            }
        }

        return "";
    }

    private bool IsWithinFlags(ISymbol symbol)
    {
        for (var type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (_declaresFlags.GetOrAdd(type, DeclaresFlags))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A class may have nothing but groups, whose flags are its flags too.</summary>
    private bool DeclaresFlags(INamedTypeSymbol type)
        => type.GetMembers().OfType<IPropertySymbol>().Any(property => FindKey(property) is not null)
            || type.GetTypeMembers().Any(inner => _declaresFlags.GetOrAdd(inner, DeclaresFlags));

    /// <summary>The outermost generated type, by the name that tells manifests apart: an interface is called like what has it.</summary>
    private static string ClassOf(IPropertySymbol property)
    {
        var type = property.ContainingType;
        while (type.ContainingType is { } containing)
        {
            type = containing;
        }

        return type.TypeKind == TypeKind.Interface ? type.Name.Substring(1) : type.Name;
    }
}
