using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>Finds the interfaces that a single type of the solution implements, and no mock.</summary>
internal sealed class OnlyImplementations
{
    private static readonly HashSet<string> Mocks = new(StringComparer.Ordinal) { "For", "ForPartsOf", "Mock", "Of", "Fake", "StrictMock" };

    private readonly Dictionary<string, HashSet<string>> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mocked = new(StringComparer.Ordinal);

    public OnlyImplementations(IReadOnlyList<FlagDraft> drafts)
    {
        foreach (var compilation in drafts.Select(draft => draft.Draft.Original))
        {
            AddTypes(compilation.Assembly.GlobalNamespace);
            _mocked.UnionWith(
                from tree in NameIndex.Of(compilation).TreesWith(Mocks)
                from mock in tree.GetRoot().DescendantNodes().OfType<GenericNameSyntax>()
                where Mocks.Contains(mock.Identifier.ValueText)
                from type in mock.TypeArgumentList.Arguments
                select type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText);
        }
    }

    /// <summary>Returns whether a single type implements an interface.</summary>
    public bool Has(INamedTypeSymbol face) => !_mocked.Contains(face.Name) && NameIndex.IdOf(face) is { } id && _types.TryGetValue(id, out var types) && types.Count == 1;

    private void AddTypes(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            AddTypes(member);
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } type && NameIndex.IdOf(type) is { } id)
            {
                foreach (var face in type.AllInterfaces.Select(NameIndex.IdOf).OfType<string>())
                {
                    (_types.TryGetValue(face, out var types) ? types : _types[face] = new HashSet<string>(StringComparer.Ordinal)).Add(id);
                }
            }
        }
    }
}
