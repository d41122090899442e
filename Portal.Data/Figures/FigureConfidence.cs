namespace Portal.Data.Figures;

/// <summary>How near to the publisher a figure was seen. Drafts are never loaded.</summary>
public enum FigureConfidence
{
    /// <summary>The primary document or primary file was seen.</summary>
    A,

    /// <summary>A secondary transcription or the press.</summary>
    B,
}
