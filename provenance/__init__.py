"""Of these articles that say the same thing: who wrote it first, who took it over, how much, and did they say so?"""
