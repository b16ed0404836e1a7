using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>Becomes <see cref="ErrorType.InvalidContext"/>.</summary>
[ExcludeFromCodeCoverage]
public class InvalidContextException : FeatureProviderException
{
    public InvalidContextException(string? message = null, Exception? innerException = null)
        : base(ErrorType.InvalidContext, message, innerException)
    {
    }
}
