using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Drafts;

/// <summary>Records what the edits of a draft concern. Members are known by their file and their position in the original text.</summary>
internal sealed class EditRecord
{
    private readonly HashSet<(string Path, int Position)> _members = [];
    private readonly List<((string Path, int Position), (string Path, int Position))> _links = [];
    private readonly List<Fault> _failures = [];
    private readonly HashSet<(string Path, string Identity)> _reshaped = [];

    /// <summary>Gets the members that have edits.</summary>
    public IReadOnlyCollection<(string Path, int Position)> Members => _members;

    /// <summary>Gets the pairs of members of which one can be edited only together with the other.</summary>
    public IReadOnlyList<((string Path, int Position), (string Path, int Position))> Links => _links;

    /// <summary>Gets the edits that were impossible.</summary>
    public IReadOnlyList<Fault> Failures => _failures;

    /// <summary>Records that a member has an edit.</summary>
    public void Add((string Path, int Position)? member)
    {
        if (member is { } edited)
        {
            _members.Add(edited);
        }
    }

    /// <summary>Records that the edits of two members belong together.</summary>
    public void Link((string Path, int Position)? first, (string Path, int Position)? second)
    {
        if (first is { } left && second is { } right && left != right)
        {
            _links.Add((left, right));
        }
    }

    /// <summary>Records an edit that was impossible.</summary>
    public void Fail(Fault failure) => _failures.Add(failure);

    /// <summary>Records that an edit changes the signature of a declaration.</summary>
    public void Reshape(SyntaxNode declaration)
    {
        if (Marks.IdentityOf(declaration) is { } identity)
        {
            _reshaped.Add((declaration.SyntaxTree.FilePath, identity));
        }
    }

    /// <summary>Returns the symbol that a symbol was before its signature was changed.</summary>
    public ISymbol Unreshaped(ISymbol symbol, Baseline baseline)
    {
        // The declaration of a primary constructor is that of its type.
        var isConstructor = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return _reshaped.Count > 0
            && (isConstructor ? symbol.ContainingType : symbol).DeclaringSyntaxReferences.Select(part => part.GetSyntax())
                .FirstOrDefault(part => Marks.IdentityOf(part) is { } identity && _reshaped.Contains((part.SyntaxTree.FilePath, identity))) is { } syntax
            && baseline.ModelOf(syntax.SyntaxTree.FilePath).GetDeclaredSymbol(baseline.OriginalOf(syntax)!) is { } before
            ? isConstructor ? ((INamedTypeSymbol)before).InstanceConstructors[0] : before
            : symbol;
    }

    /// <summary>Forgets the edits of files.</summary>
    public void Forget(ICollection<string> paths)
    {
        _members.RemoveWhere(member => paths.Contains(member.Path));
        _links.RemoveAll(link => paths.Contains(link.Item1.Path) || paths.Contains(link.Item2.Path));
        _failures.RemoveAll(failure => failure.Path is { } path && paths.Contains(path));
        _reshaped.RemoveWhere(declaration => paths.Contains(declaration.Path));
    }
}
