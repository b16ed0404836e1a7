using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// The generated members that disappear from a compilation together with the flag: its accessor and the properties of snapshots, the enum of its variants, the
/// type of its value, and groups that have no other flag.
/// </summary>
internal sealed class FlagNames
{
    private readonly Compilation _compilation;
    private readonly RemovalRequest _request;
    private readonly FlagUses _uses;
    private readonly HashSet<string> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _typeNames = new(StringComparer.Ordinal);

    public FlagNames(Compilation compilation, RemovalRequest request)
    {
        _compilation = compilation;
        _request = request;
        _uses = FlagUses.Of(compilation);
        var flags = FindFlags().ToList();
        _properties.UnionWith(flags.Select(flag => flag.Name));
        foreach (var flag in flags)
        {
            foreach (var type in flag.IsStatic && flag.Type is INamedTypeSymbol { TypeArguments: var types } ? types.OfType<INamedTypeSymbol>() : [])
            {
                AddType(type, type.TypeKind == TypeKind.Enum ? RemovalReasons.VariantEnum : RemovalReasons.ValueType);
            }

            for (var group = flag.ContainingType; group.ContainingType is { } outer && HasNoOtherFlag(group); group = outer)
            {
                AddType(group, RemovalReasons.Group);
                _typeNames.UnionWith(outer.GetMembers().OfType<IPropertySymbol>().Where(property => SymbolEqualityComparer.Default.Equals(property.Type, group)).Select(property => property.Name));
            }
        }
    }

    /// <summary>Gets the names of the flag's accessor and of the properties of its snapshots.</summary>
    public IReadOnlyCollection<string> Properties => _properties;

    /// <summary>Gets the names of the types that disappear, and of the properties that have one of them.</summary>
    public IReadOnlyCollection<string> Types => _typeNames;

    /// <summary>Returns whether a file is generated from a manifest and declares flags.</summary>
    public static bool AreDeclaredIn(SyntaxTree tree) => tree.FilePath.Contains("OpenRollout.Generators.FlagsGenerator");

    /// <summary>Returns whether a symbol is a property of the flag.</summary>
    public bool IsFlag(ISymbol? symbol)
        => symbol is IPropertySymbol property && _uses.FlagOf(property) is { } flag && flag.Key == _request.Key
            && (_request.Declarations is null || _request.Declarations.Contains((flag.Library ?? _compilation.AssemblyName ?? "", flag.ManifestPath ?? "")));

    /// <summary>Returns the reason for which code cannot name a symbol any longer when the flag is gone; null for a symbol that stays.</summary>
    public string? FindReason(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => _types.TryGetValue(type.ToDisplayString(), out var reason) ? reason : null,
        IPropertySymbol { Type: INamedTypeSymbol { TypeKind: not TypeKind.Enum } group } => FindReason(group),
        _ => null,
    };

    private void AddType(INamedTypeSymbol type, string reason)
    {
        _types[type.ToDisplayString()] = reason;
        _typeNames.Add(type.Name);
    }

    private bool HasNoOtherFlag(INamedTypeSymbol group)
        => group.GetMembers().OfType<IPropertySymbol>().All(property => _uses.FlagOf(property) is null || IsFlag(property))
            && group.GetTypeMembers().All(HasNoOtherFlag);

    /// <summary>Returns the properties of the flag in the assemblies that can have generated code.</summary>
    private IEnumerable<IPropertySymbol> FindFlags()
    {
        var runtime = _compilation.GetTypeByMetadataName("OpenRollout.FlagKeyAttribute")?.ContainingAssembly;
        var assemblies = _compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => runtime is not null && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == runtime.Name)))
            .Append(_compilation.Assembly);
        foreach (var assembly in assemblies)
        {
            var open = new Stack<INamespaceOrTypeSymbol>([assembly.GlobalNamespace]);
            while (open.Count > 0)
            {
                foreach (var member in open.Pop().GetMembers())
                {
                    if (member is INamespaceOrTypeSymbol inner)
                    {
                        open.Push(inner);
                    }
                    else if (IsFlag(member))
                    {
                        yield return (IPropertySymbol)member;
                    }
                }
            }
        }
    }
}
