using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Replaces the uses of the flag by its value, and removes requirements and overrides that always hold. Records the uses that it refuses.</summary>
internal sealed class SubstitutePass(RemovalRequest request) : ITreePass
{
    private readonly Dictionary<(string Path, int Position), string> _refused = [];
    private readonly HashSet<(string Path, int Position)> _texts = [];
    private readonly HashSet<(string Path, int Position)> _mentions = [];
    private readonly HashSet<(string Path, int Position)> _implementations = [];

    /// <summary>Gets the reasons for the uses that are left, by their positions in the original text.</summary>
    public IReadOnlyDictionary<(string Path, int Position), string> Refused => _refused;

    /// <summary>Gets the texts that equal the key in places that are not known to take keys.</summary>
    public IReadOnlyCollection<(string Path, int Position)> Texts => _texts;

    /// <summary>Gets the names of the variant's enum, which are left for other passes to remove.</summary>
    public IReadOnlyCollection<(string Path, int Position)> Mentions => _mentions;

    /// <summary>Gets the explicit implementations of the snapshot's interface.</summary>
    public IReadOnlyCollection<(string Path, int Position)> Implementations => _implementations;

    /// <summary>Returns whether a place stays without being a use that is left.</summary>
    public bool Stays((string Path, int Position) place) => _texts.Contains(place) || _mentions.Contains(place) || _implementations.Contains(place);

    /// <summary>Reads the uses in files again.</summary>
    public void Forget(ICollection<string> paths)
    {
        foreach (var place in _refused.Keys.Where(place => paths.Contains(place.Path)).ToList())
        {
            _refused.Remove(place);
        }

        foreach (var places in new[] { _texts, _mentions, _implementations })
        {
            places.RemoveWhere(place => paths.Contains(place.Path));
        }
    }

    public bool Concerns(SyntaxNode root) => Marks.UsesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var reader = new UseReader(request, model);
        foreach (var use in Marks.UsesIn(root))
        {
            var place = (root.SyntaxTree.FilePath, Marks.PositionOf(use));
            if (_refused.ContainsKey(place) || Stays(place))
            {
                continue;
            }

            switch (reader.Read(use))
            {
                case Replacement.NoUse:
                    _texts.Add(place);
                    break;
                case Replacement.Mention:
                    _mentions.Add(place);
                    break;
                case Replacement.Implementation:
                    _implementations.Add(place);
                    break;
                case Replacement.Refused refused:
                    _refused[place] = refused.Reason;
                    break;
                case Replacement.ByEdit edit:
                    yield return edit.Edit;
                    break;
                case Replacement.ByValue { Expression.Parent: ExpressionStatementSyntax statement } value when Hoisting.ToStatements(value.Effects, model, statement) is { } effects:
                    yield return StatementEdit.Replace(statement, effects);
                    break;
                case Replacement.ByValue { Effects.Count: 0 } value:
                    yield return value.Expression switch
                    {
                        MemberAccessExpressionSyntax access => References.Replace(access, value.With, access.Name.Identifier.ValueText),
                        IdentifierNameSyntax name => References.Replace(name, value.With, name.Identifier.ValueText),
                        { Parent: ArgumentSyntax } => new Edit(value.Expression, Marks.InPlaceOf(value.With, value.Expression).WithTriviaFrom(value.Expression)),
                        _ => References.Replace(value.Expression, value.With, ""),
                    };
                    break;
                case Replacement.ByValue value:
                    if (Hoisting.Find(value.Expression, model) is { } before && Hoisting.ToStatements(value.Effects, model, before) is { } evaluated)
                    {
                        var rest = before.ReplaceNode(value.Expression, Marks.InPlaceOf(value.With, value.Expression).WithTriviaFrom(value.Expression));
                        yield return StatementEdit.Replace(before, [.. evaluated, rest.WithLeadingTrivia(Hoisting.IndentationOf(before))]);
                    }
                    else if (Hoisting.FindBody(value.Expression, model) is { Parent: { } function } && Bodies.ToBlock(function, [], model) is { } body)
                    {
                        // The use is found again, in a statement.
                        yield return body;
                    }
                    else
                    {
                        _refused[place] = RemovalReasons.Effects;
                    }

                    break;
            }
        }
    }
}
