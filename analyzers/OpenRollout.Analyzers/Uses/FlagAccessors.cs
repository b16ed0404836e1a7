using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Uses;

/// <summary>The generated accessors of a project, by key.</summary>
internal sealed class FlagAccessors
{
    private readonly Dictionary<string, IPropertySymbol?> _byKey = new(StringComparer.Ordinal);

    private FlagAccessors()
    {
    }

    /// <summary>Finds the accessors of an assembly, which are static properties of static classes.</summary>
    public static FlagAccessors Find(IAssemblySymbol assembly, FlagUses uses)
    {
        var accessors = new FlagAccessors();
        var open = new Stack<INamespaceOrTypeSymbol>([assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            foreach (var member in open.Pop().GetMembers())
            {
                switch (member)
                {
                    case INamespaceSymbol:
                    case INamedTypeSymbol { IsStatic: true }:
                        open.Push((INamespaceOrTypeSymbol)member);
                        break;
                    case IPropertySymbol { IsStatic: true } property when uses.FlagOf(property) is { Key: var key }:
                        // Two manifests have the key, and a call of the client does not say which one it means.
                        accessors._byKey[key] = accessors._byKey.ContainsKey(key) ? null : property;
                        break;
                }
            }
        }

        return accessors;
    }

    /// <summary>Returns the accessor, or null if there is none or more than one.</summary>
    public IPropertySymbol? Find(string key) => _byKey.TryGetValue(key, out var property) ? property : null;
}
