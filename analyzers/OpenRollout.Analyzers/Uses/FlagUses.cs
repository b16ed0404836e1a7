using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Finds uses of flags in code by their symbols, never by the spelling of names. Shared by all rules of a compilation; thread-safe.</summary>
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

    /// <summary>Gets the generated accessors of the project.</summary>
    public FlagAccessors Accessors => _accessors.Value;

    /// <summary>Gets the arguments and properties that receive keys as text.</summary>
    public KeyArguments Keys { get; }

    /// <summary>Returns the uses of flags in a compilation; the same object for the same compilation.</summary>
    public static FlagUses Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new FlagUses(compilation));

    /// <summary>Returns the uses of flags in an operation; empty for most.</summary>
    /// <param name="operation">A reference to a property, or an argument.</param>
    /// <param name="within">The member that contains it.</param>
    /// <param name="keys">The keys of the flags to find; null for all flags.</param>
    public IReadOnlyList<FlagUse> Find(IOperation operation, ISymbol within, HashSet<string>? keys)
    {
        // Few operations use a flag, so the key is checked first.
        if (operation is IPropertyReferenceOperation reference && FlagOf(reference.Property) is { } flag)
        {
            // Generated code that reads its own accessors does not count.
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

    /// <summary>Returns whether a type declares flags, also in the groups nested in it.</summary>
    private bool DeclaresFlags(INamedTypeSymbol type)
        => type.GetMembers().OfType<IPropertySymbol>().Any(property => FlagOf(property) is not null)
            || type.GetTypeMembers().Any(inner => _declaresFlags.GetOrAdd(inner, DeclaresFlags));
}
