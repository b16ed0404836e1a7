using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes the parameter of a private method or a local function if all callers pass the flag's value. If a caller passes something else, or the
/// method is used as a value, the parameter stays.
/// </summary>
internal sealed class ParameterPass(Draft draft, HiddenUses hidden)
{
    /// <summary>Runs the pass. Returns whether it changed anything.</summary>
    public bool Run()
    {
        var batch = new Batch(draft);
        foreach (var tree in draft.Trees.Where(tree => draft.Progress.IsNew(this, tree)))
        {
            foreach (var value in Marks.ValuesIn(tree.GetRoot()))
            {
                if (value.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax } argument
                    && draft.ModelOf(tree).GetOperation(argument) is IArgumentOperation { Parameter: { } parameter, ArgumentKind: ArgumentKind.Explicit })
                {
                    Remove(parameter.OriginalDefinition, value, draft.ModelOf(tree), batch);
                }
            }
        }

        if (!batch.Apply())
        {
            return false;
        }

        draft.Progress.Forget(this);
        return true;
    }

    private void Remove(IParameterSymbol parameter, ExpressionSyntax value, SemanticModel model, Batch batch)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method
            || !CanChange(method, parameter)
            || hidden.CanExist(method)
            || hidden.CanExist(parameter)
            || !SymbolEqualityComparer.Default.Equals(parameter.Type, model.GetTypeInfo(value).Type)
            || method.DeclaringSyntaxReferences[0].GetSyntax() is not { } declaration
            || declaration.GetLeadingTrivia().Any(trivia => trivia.HasStructure))
        {
            return;
        }

        var constant = model.GetConstantValue(value);
        var arguments = new List<ArgumentSyntax>();
        foreach (var (name, other) in Occurrences.Of(method, declaration, draft.ModelOf))
        {
            if (Occurrences.ExpressionOf(name) is var called && called.Parent is InvocationExpressionSyntax call && call.Expression == called
                && other.GetOperation(call) is IInvocationOperation invocation
                && invocation.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.OriginalDefinition, parameter)) is { } argument
                && (IsItself(argument, parameter) || (argument.Value.ConstantValue.HasValue && Equals(argument.Value.ConstantValue.Value, constant.Value))))
            {
                if (argument is { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax syntax })
                {
                    arguments.Add(syntax);
                }
            }
            else
            {
                return;
            }
        }

        var body = draft.ModelOf(declaration.SyntaxTree);
        var reads = declaration.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name && SymbolEqualityComparer.Default.Equals(body.GetSymbolInfo(name).Symbol, parameter))
            .ToList();
        if (reads.TrueForAll(read => References.IsRead(read, body)))
        {
            batch.Add([declaration, .. arguments], () => Apply(declaration, parameter, arguments, reads, value));
        }
    }

    private bool Apply(SyntaxNode declaration, IParameterSymbol parameter, List<ArgumentSyntax> arguments, List<IdentifierNameSyntax> reads, ExpressionSyntax value)
    {
        var rewrites = new Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>();
        foreach (var argument in arguments)
        {
            draft.Link(declaration, argument);
            var list = (ArgumentListSyntax)argument.Parent!;
            var index = list.Arguments.IndexOf(argument);
            rewrites.Add(list, rewritten => ((ArgumentListSyntax)rewritten).WithArguments(Separated.Without(((ArgumentListSyntax)rewritten).Arguments, [((ArgumentListSyntax)rewritten).Arguments[index]])));
        }

        foreach (var read in reads.Where(read => read.Parent is not ArgumentSyntax argument || !arguments.Contains(argument)))
        {
            var edit = References.Replace(read, Marks.AsValue(value.WithoutTrivia()), parameter.Name);
            rewrites.Add(edit.Old, _ => edit.New);
        }

        var parameters = declaration is MethodDeclarationSyntax method ? method.ParameterList : ((LocalFunctionStatementSyntax)declaration).ParameterList;
        rewrites.Add(parameters, rewritten => ((ParameterListSyntax)rewritten).WithParameters(
            Separated.Without(((ParameterListSyntax)rewritten).Parameters, [((ParameterListSyntax)rewritten).Parameters[parameter.Ordinal]])));
        draft.Record.Reshape(declaration);
        return draft.Apply(rewrites);
    }

    /// <summary>Returns whether an argument passes the parameter on in a recursive call.</summary>
    private static bool IsItself(IArgumentOperation argument, IParameterSymbol parameter)
        => argument.Value is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && argument.Syntax is ArgumentSyntax { Expression: IdentifierNameSyntax };

    private static bool CanChange(IMethodSymbol method, IParameterSymbol parameter)
        => parameter is { RefKind: RefKind.None, IsParams: false }
            && parameter.GetAttributes().Length == 0
            && method.GetAttributes().Length == 0
            && method.DeclaringSyntaxReferences.Length == 1
            && !(method.IsExtensionMethod && parameter.Ordinal == 0)
            && (method.MethodKind == MethodKind.LocalFunction
                || (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, IsGenericMethod: false, IsExtern: false, PartialDefinitionPart: null, PartialImplementationPart: null }
                    && IsOnlyOne(method)));

    /// <summary>Returns whether no other member, also of base types, has the name, so that no overload can take over.</summary>
    private static bool IsOnlyOne(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name).Any(member => !SymbolEqualityComparer.Default.Equals(member, method)))
            {
                return false;
            }
        }

        return true;
    }
}
