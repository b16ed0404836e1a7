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
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _mayHaveFlags = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _declaresFlags = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _keyAttribute;
    private readonly INamedTypeSymbol? _client;
    private readonly INamedTypeSymbol? _clientInterface;
    private readonly Lazy<FlagAccessors> _accessors;

    private FlagUses(Compilation compilation)
    {
        _keyAttribute = compilation.GetTypeByMetadataName("OpenRollout.FlagKeyAttribute");
        _client = compilation.GetTypeByMetadataName("OpenFeature.FeatureClient");
        _clientInterface = compilation.GetTypeByMetadataName("OpenFeature.IFeatureClient");
        _accessors = new Lazy<FlagAccessors>(() => FlagAccessors.Find(compilation.Assembly, this));
    }

    /// <summary>The generated accessors of the project.</summary>
    public FlagAccessors Accessors => _accessors.Value;

    public static FlagUses Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new FlagUses(compilation));

    /// <summary>Returns the key that an operation reads, or null.</summary>
    public string? FindKey(IOperation operation)
        => operation is IPropertyReferenceOperation reference ? FindKey(reference.Property) : FindClientCall(operation)?.Key;

    /// <summary>Returns the flag that is used, or null.</summary>
    /// <param name="operation">A reference to a property, or a call.</param>
    /// <param name="within">The member that it stands in.</param>
    public FlagUse? Find(IOperation operation, ISymbol within) => operation switch
    {
        // Generated code reads its own accessors; that is no use.
        IPropertyReferenceOperation reference => FindKey(reference.Property) is { } key && !IsWithinFlags(within)
            ? new FlagUse(key, ClassOf(reference.Property), reference.Syntax.GetLocation())
            : null,
        _ => FindClientCall(operation) is { Key: { } key } call ? new FlagUse(key, null, call.KeyArgument.Value.Syntax.GetLocation()) : null,
    };

    /// <summary>Returns the call, or null for another one: extensions, wrappers and clients of others are left alone.</summary>
    public ClientCall? FindClientCall(IOperation operation)
    {
        if (operation is not IInvocationOperation invocation
            || !ClientMethods.TryFind(invocation.TargetMethod.Name, out var method)
            || !IsClient(invocation.TargetMethod.ContainingType)
            || invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is not { } key)
        {
            return null;
        }

        return new ClientCall(invocation, key, key.Value.ConstantValue.Value as string, method.Type, method.ReturnsDetails);
    }

    /// <summary>Returns the flag that a call evaluates, by an accessor or by a literal key, and the class of the accessor.</summary>
    public (string Key, string? ClassName)? FindEvaluated(IInvocationOperation invocation)
        => invocation.Instance is IPropertyReferenceOperation accessor && FindKey(accessor.Property) is { } key
            ? (key, ClassOf(accessor.Property))
            : FindClientCall(invocation) is { Key: { } literal } ? (literal, null) : null;

    /// <summary>Returns the key of the flag that a generated property is for, or null.</summary>
    public string? FindKey(IPropertySymbol property)
    {
        if (_keyAttribute is null || !_mayHaveFlags.GetOrAdd(property.ContainingAssembly, MayHaveFlags))
        {
            return null;
        }

        // Nearly all properties are asked for once; an empty key stands for none.
        var key = _keys.GetOrAdd(property.OriginalDefinition, ReadKey);
        return key.Length == 0 ? null : key;
    }

    /// <summary>An assembly that does not know the attribute cannot have used it: most properties that code reads are the framework's.</summary>
    private bool MayHaveFlags(IAssemblySymbol assembly)
        => assembly is ISourceAssemblySymbol
            || assembly.Modules.Any(module => module.ReferencedAssemblies.Contains(_keyAttribute!.ContainingAssembly.Identity));

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

    private bool IsClient(INamedTypeSymbol type)
        => SymbolEqualityComparer.Default.Equals(type, _clientInterface) || SymbolEqualityComparer.Default.Equals(type, _client);

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
