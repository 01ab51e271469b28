# language: fr
Fonctionnalité: Mots clés
  Scénario: Étant donné que est un mot clé
    Étant donné que pod "web" exists
