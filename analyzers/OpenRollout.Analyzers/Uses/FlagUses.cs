using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Tells uses of flags from other code, by symbols: what a name looks like does not count. Shared by all rules.</summary>
internal sealed class FlagUses
{
    private static readonly ConditionalWeakTable<Compilation, FlagUses> Known = new();

    private readonly ConcurrentDictionary<IPropertySymbol, FlagReference?> _flags = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _declaresFlags = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol _assembly;
    private readonly INamedTypeSymbol? _keyAttribute;
    private readonly RuntimeAssemblies _assemblies;
    private readonly Lazy<FlagAccessors> _accessors;

    private FlagUses(Compilation compilation)
    {
        _assembly = compilation.Assembly;
        _keyAttribute = compilation.GetTypeByMetadataName("OpenRollout.FlagKeyAttribute");
        _assemblies = new RuntimeAssemblies(_keyAttribute);
        Keys = new KeyArguments(compilation, _assemblies);
        _accessors = new Lazy<FlagAccessors>(() => FlagAccessors.Find(compilation.Assembly, this));
    }

    /// <summary>The generated accessors of the project.</summary>
    public FlagAccessors Accessors => _accessors.Value;

    /// <summary>Where keys are given as text.</summary>
    public KeyArguments Keys { get; }

    public static FlagUses Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new FlagUses(compilation));

    /// <summary>Returns the flags that are used, mostly none.</summary>
    /// <param name="operation">A reference to a property, or an argument.</param>
    /// <param name="within">The member that it stands in.</param>
    /// <param name="keys">The flags that matter; all where it is null.</param>
    public IReadOnlyList<FlagUse> Find(IOperation operation, ISymbol within, HashSet<string>? keys)
    {
        // Nearly all of what code does is no use of a flag: the key comes first, and the rest for few.
        if (operation is IPropertyReferenceOperation reference && FlagOf(reference.Property) is { } flag)
        {
            // Generated code reads its own accessors; that is no use.
            return keys?.Contains(flag.Key) is not false && !IsWithinFlags(within) ? [new FlagUse(flag, reference.Syntax.GetLocation())] : [];
        }

        var texts = Keys.FindTexts(operation);
        return texts.Count == 0 ? [] : [.. texts.Where(text => text.Key is { } given && keys?.Contains(given) is not false).Select(text => new FlagUse(new FlagReference(text.Key!), text.Location))];
    }

    /// <summary>Returns the flag that a call evaluates, by an accessor or by a literal key; null for another call.</summary>
    public FlagReference? FindEvaluated(IInvocationOperation invocation)
        => invocation.Instance is IPropertyReferenceOperation accessor && FlagOf(accessor.Property) is { } flag ? flag
            : Keys.FindClientCall(invocation) is { Key: { } literal } ? new FlagReference(literal)
            : null;

    /// <summary>Returns the flag that a generated property belongs to, or null for another property.</summary>
    public FlagReference? FlagOf(IPropertySymbol property)
        => _assemblies.Contains(property) ? _flags.GetOrAdd(property.OriginalDefinition, ReadFlag) : null;

    private FlagReference? ReadFlag(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _keyAttribute) && attribute.ConstructorArguments.FirstOrDefault().Value is string key)
            {
                var manifest = attribute.ConstructorArguments.ElementAtOrDefault(1).Value as string;
                var isGeneratedHere = SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, _assembly);
                return new FlagReference(key, manifest ?? "", isGeneratedHere ? null : property.ContainingAssembly.Name);
            }
        }

        return null;
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
        => type.GetMembers().OfType<IPropertySymbol>().Any(property => FlagOf(property) is not null)
            || type.GetTypeMembers().Any(inner => _declaresFlags.GetOrAdd(inner, DeclaresFlags));
}
