using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Decides whether code that works on a variable could do something else than code that works on a copy of its value.</summary>
internal static class Copies
{
    /// <summary>Returns whether the code around a variable uses the variable itself, and can change it or see its changes.</summary>
    /// <param name="variable">The variable, or another expression, which needs no copy.</param>
    /// <param name="place">The variable with the parentheses around it.</param>
    /// <param name="model">The semantic model.</param>
    public static bool AreNeeded(IOperation variable, ExpressionSyntax place, SemanticModel model)
    {
        var isValue = variable.Type?.IsReferenceType is not true;
        return IsVariable(variable) && place.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == place => AreNeededByMember(variable, access, isValue, model),
            ElementAccessExpressionSyntax access when access.Expression == place => isValue && AreNeededByCall(variable, model.GetSymbolInfo(access).Symbol, access.ArgumentList.Arguments, model),
            ArgumentSyntax argument => TakesReference(model.GetOperation(argument) as IArgumentOperation) && !IsStable(variable, argument.Parent!, model),
            CommonForEachStatementSyntax or AwaitExpressionSyntax => isValue && !IsReadOnly(variable.Type!),
            AssignmentExpressionSyntax assignment => isValue && assignment.Right == place && model.GetDeconstructionInfo(assignment).Method is { IsStatic: false, IsReadOnly: false } && !IsReadOnly(variable.Type!),
            BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax
                => model.GetSymbolInfo(place.Parent).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } method
                    && method.Parameters.Any(parameter => parameter.RefKind != RefKind.None) && !IsStable(variable, place.Parent, model),
            _ => false,
        };
    }

    private static bool AreNeededByMember(IOperation variable, MemberAccessExpressionSyntax access, bool isValue, SemanticModel model) => model.GetSymbolInfo(access).Symbol switch
    {
        IFieldSymbol { IsStatic: false } => isValue && model.GetOperation(access) is { } part && AreNeeded(part, Parentheses.Around(access), model),
        IMethodSymbol { ReducedFrom: { } extension } => extension.Parameters[0].RefKind != RefKind.None && !IsStable(variable, access.Parent!, model),
        IMethodSymbol method => isValue && AreNeededByCall(variable, method, (access.Parent as InvocationExpressionSyntax)?.ArgumentList.Arguments ?? [], model),
        { } member => isValue && AreNeededByCall(variable, member, [], model),
        _ => false,
    };

    private static bool AreNeededByCall(IOperation variable, ISymbol? member, IEnumerable<ArgumentSyntax> arguments, SemanticModel model)
    {
        // The members of a class are called on a copy, in a box.
        if (member?.ContainingType.IsReferenceType is true && variable.Type is { IsValueType: true })
        {
            return false;
        }

        var isReadOnly = member is not null && IsReadOnly(member.ContainingType) || member is IMethodSymbol { IsReadOnly: true } or IPropertySymbol { GetMethod.IsReadOnly: true };
        return !isReadOnly || !arguments.All(argument => argument.Expression is not AnonymousFunctionExpressionSyntax && Effects.AreNone(argument.Expression, model))
            || !(member!.DeclaringSyntaxReferences.IsEmpty || member is IPropertySymbol property && Initialization.IsAutomatic(property) || IsStable(variable, variable.Syntax, model));
    }

    /// <summary>Returns whether an argument without a keyword is passed by reference.</summary>
    private static bool TakesReference(IArgumentOperation? argument) => argument?.Parameter?.RefKind is RefKind.In or RefKind.RefReadOnlyParameter;

    private static bool IsReadOnly(ITypeSymbol type)
        => type.IsReadOnly || type.TypeKind == TypeKind.Enum || type.SpecialType != SpecialType.None
            || type is { DeclaringSyntaxReferences.IsEmpty: true, TypeKind: TypeKind.Struct, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Returns whether an expression is a variable that members can change. The compiler copies those that are read-only itself.</summary>
    private static bool IsVariable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: { IsForEach: false, IsUsing: false, RefKind: not RefKind.RefReadOnly, IsConst: false } } => true,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None or RefKind.Ref or RefKind.Out } => true,
        IFieldReferenceOperation { Field: { IsConst: false } field } reference
            => (!field.IsReadOnly || reference.Syntax.Ancestors().Any(node => node is ConstructorDeclarationSyntax or AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.InitAccessorDeclaration }))
                && (reference.Instance is null || reference.Instance.Type?.IsReferenceType is true || IsVariable(reference.Instance)),
        IArrayElementReferenceOperation => true,
        IInstanceReferenceOperation instance => instance.Type is { IsValueType: true, IsReadOnly: false },
        IInvocationOperation { TargetMethod.RefKind: RefKind.Ref } or IPropertyReferenceOperation { Property.RefKind: RefKind.Ref } => true,
        _ => operation.Syntax is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression } or MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.PointerMemberAccessExpression },
    };

    /// <summary>Returns whether a variable is local and nothing writes to it while an expression is evaluated.</summary>
    private static bool IsStable(IOperation variable, SyntaxNode evaluated, SemanticModel model)
    {
        var name = variable switch
        {
            ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => local.Name,
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter.Name,
            _ => null,
        };
        // Code can change the fields of a structure without writing to its variable.
        var isMutable = variable.Type is { IsReferenceType: false } type && !IsReadOnly(type);
        return name is not null
            && evaluated.Ancestors().FirstOrDefault(Draft.IsMember) is { } member
            && !member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name && use != variable.Syntax && (isMutable || !References.OnlyReads(use, model))
                && (evaluated.Span.Contains(use.Span) || use.Parent is RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }
                    || use.Ancestors().TakeWhile(node => node != member).Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)));
    }
}
