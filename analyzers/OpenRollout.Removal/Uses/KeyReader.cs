using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads a key that is given as text: in a call of OpenFeature's client, in a requirement, or in another place that takes keys.</summary>
internal sealed class KeyReader(RemovalRequest request, SemanticModel model)
{
    private readonly FlagUses _uses = FlagUses.Of(model.Compilation);

    /// <summary>Returns the replacement.</summary>
    /// <param name="key">The expression with the key.</param>
    /// <param name="readCall">Reads a call of the client; the argument is whether it returns evaluation details.</param>
    public Replacement Read(ExpressionSyntax key, Func<InvocationExpressionSyntax, bool, Replacement> readCall)
        => ReadKey(key, readCall) is var replacement && replacement is not Replacement.NoUse && request.IsKeyAmbiguous
            ? new Replacement.Refused(RemovalReasons.AmbiguousKey)
            : replacement;

    private Replacement ReadKey(ExpressionSyntax key, Func<InvocationExpressionSyntax, bool, Replacement> readCall)
    {
        if (model.GetConstantValue(key).Value is string text && text != request.Key && text.Contains(","))
        {
            return TakesList(key) ? new Replacement.Refused(RemovalReasons.Key) : new Replacement.NoUse();
        }

        if (key.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
        {
            return model.GetSymbolInfo(attribute).Symbol is IMethodSymbol constructor && RequirementReader.IsRequirement(constructor) ? new RequirementReader(request, model).Read(attribute, key)
                : TakesKey(attribute, key) ? new Replacement.Refused(RemovalReasons.Key)
                : new Replacement.NoUse();
        }

        if (FindPlace(key) is not { } place || _uses.Keys.FindTexts(place).Count == 0)
        {
            return IsReflection(key, model) ? new Replacement.Refused(RemovalReasons.Name)
                : TagHelperText.IsKey(key, model) ? new Replacement.Refused(RemovalReasons.Key)
                : new Replacement.NoUse();
        }

        if (place is not IArgumentOperation { Parent: IInvocationOperation invocation }
            || _uses.Keys.FindClientCall(invocation) is not { Invocation: { Instance: { } client, Syntax: InvocationExpressionSyntax syntax } } call)
        {
            return new Replacement.Refused(RemovalReasons.Key);
        }

        return Mocks.Contain(syntax, model) ? new Replacement.Refused(RemovalReasons.Mock)
            : new ClientDomain(request.Domain).Fits(client) ? readCall(syntax, call.ReturnsDetails) : new Replacement.Refused(RemovalReasons.Client);
    }

    /// <summary>Returns the argument, or the property of an assignment, that receives a text, also in a list.</summary>
    private IOperation? FindPlace(ExpressionSyntax key)
    {
        var operation = model.GetOperation(key);
        while (operation?.Parent is IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation or IParenthesizedOperation)
        {
            operation = operation.Parent;
        }

        return operation?.Parent switch
        {
            IArgumentOperation argument => argument,
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment when assignment.Value == operation => property,
            _ => null,
        };
    }

    /// <summary>Returns whether a text is given to a place that takes a list of keys.</summary>
    private bool TakesList(ExpressionSyntax text)
        => text.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute ? TakesKey(attribute, text)
            : TagHelperText.IsKey(text, model) || (FindPlace(text) is { } place && _uses.Keys.FindTexts(place).Any(found => found.Key == request.Key));

    private bool TakesKey(AttributeSyntax attribute, ExpressionSyntax key)
        => model.GetOperation(attribute) is { } operation
            && operation.Descendants().Any(part => part is IArgumentOperation or IPropertyReferenceOperation && _uses.Keys.FindTexts(part).Any(text => text.Location.SourceSpan.IntersectsWith(key.Span)));

    /// <summary>Returns whether a text is the name of a member that reflection looks up.</summary>
    public static bool IsReflection(ExpressionSyntax name, SemanticModel model)
        => name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { } type }
            && (type is { Name: "Type", ContainingNamespace.Name: "System" } || type.ContainingNamespace?.ToDisplayString() == "System.Reflection" || type.Name == "TypeExtensions");
}
