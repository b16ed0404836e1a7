using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>Becomes <see cref="ErrorType.ParseError"/>.</summary>
[ExcludeFromCodeCoverage]
public class ParseErrorException : FeatureProviderException
{
    public ParseErrorException(string? message = null, Exception? innerException = null)
        : base(ErrorType.ParseError, message, innerException)
    {
    }
}
