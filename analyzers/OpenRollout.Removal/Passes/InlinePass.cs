using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Replaces reads of private properties, methods, local functions and fields that only return the flag's value, also as the result of a task.
/// Other members can be seen by code that is not known here, so they stay and return a constant.
/// </summary>
internal sealed class InlinePass(Draft draft)
{
    /// <summary>Runs the pass. Returns whether it changed anything.</summary>
    public bool Run()
    {
        var edits = new List<Edit>();
        var closed = new HashSet<SyntaxTree>();
        foreach (var tree in draft.Trees.Where(tree => draft.Progress.IsNew(this, tree)))
        {
            var root = tree.GetRoot();
            var values = Marks.ValuesIn(root).Concat(EditedMembers.In(root, draft).Select(Wrapper.ContentOf).OfType<ExpressionSyntax>()).Distinct();
            foreach (var value in values)
            {
                if (Wrapper.Find(value, draft.ModelOf(tree)) is { } wrapper)
                {
                    Inline(wrapper, edits, closed);
                }
            }
        }

        if (closed.Count > 0)
        {
            // The edits are found again, in files that are identified.
            draft.Open(closed);
            draft.Progress.Forget(this);
            return true;
        }

        if (edits.Count == 0 || !draft.Apply(edits))
        {
            return false;
        }

        // Of edits that overlap, only one is applied, perhaps in a file other than that of the wrapper.
        draft.Progress.Forget(this);
        return true;
    }

    private void Inline(Wrapper wrapper, List<Edit> edits, HashSet<SyntaxTree> closed)
    {
        IEnumerable<SyntaxNode> scopes = wrapper.Declaration is LocalFunctionStatementSyntax
            ? [wrapper.Declaration.Parent is BlockSyntax or SwitchSectionSyntax ? wrapper.Declaration.Parent : wrapper.Declaration.Ancestors().First(Draft.IsMember)]
            : wrapper.Symbol.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());
        foreach (var scope in scopes)
        {
            var names = scope.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == wrapper.Symbol.Name).ToList();
            // In generated code the wrapper is still read.
            if (names.Count == 0 || !draft.CanEdit(scope.SyntaxTree))
            {
                continue;
            }

            var model = draft.ModelOf(scope.SyntaxTree);
            foreach (var name in names)
            {
                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, wrapper.Symbol) || FindRead(name, wrapper, model) is not { } read)
                {
                    continue;
                }

                if (!draft.IsOpen(scope.SyntaxTree))
                {
                    closed.Add(scope.SyntaxTree);
                    continue;
                }

                edits.Add(read.Parent is ExpressionStatementSyntax statement
                    ? StatementEdit.Replace(statement, [])
                    : References.Replace(read, Marks.AsValue(wrapper.Value.WithoutTrivia()), wrapper.Symbol.Name));
                draft.Link(wrapper.Declaration, name);
            }
        }
    }

    /// <summary>Returns the expression that reads a wrapper, or null if it cannot be replaced by the value.</summary>
    private static ExpressionSyntax? FindRead(SimpleNameSyntax name, Wrapper wrapper, SemanticModel model)
    {
        ExpressionSyntax read = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (read.Parent is InvocationExpressionSyntax call && call.Expression == read)
        {
            read = call;
        }

        var isPure = model.GetOperation(read) switch
        {
            IPropertyReferenceOperation property => property.Instance is null or IInstanceReferenceOperation,
            IFieldReferenceOperation field => field.Instance is null or IInstanceReferenceOperation,
            IInvocationOperation invocation => invocation.Instance is null or IInstanceReferenceOperation && invocation.Arguments.All(argument => Effects.AreNone(argument.Value)),
            _ => false,
        };
        if (!isPure)
        {
            return null;
        }

        if (!wrapper.IsTask)
        {
            return References.IsRead(read, model) ? read : null;
        }

        return TaskResults.Find(read, out _, out var arguments) is { } result && arguments.All(argument => Effects.AreNone(argument, model)) && References.IsRead(result, model) ? result : null;
    }
}
